"""Stewards keep order by programs too: the same acts, the same refusals."""

from typing import Any
from uuid import uuid4

from django.test import Client

from community.members import bearer
from community.members.models import Member
from groups.models import Group, Move, Room
from tests import world
from tests.doors import Call


def by_program(verb: str, member: Member, path: str, **words: Any) -> Any:
    headers = {"Authorization": f"Bearer {bearer.issue(member)}"}
    ask = getattr(Client(), verb)
    return ask(f"/api/v1{path}", words, content_type="application/json", headers=headers)


def test_pinned_and_taken_off(call: Call, room: Room, amina: Member, bakari: Member) -> None:
    said = world.message(amina, room)
    path = f"/messages/{said.pk}/pin"
    key = str(uuid4())
    for _time in range(2):
        assert call(bakari, path, key=key).json()["pins"] == [said.pk]
    assert call(amina, f"/rooms/{room.pk}/order").json()["pins"] == [said.pk]
    assert call(amina, path, key=str(uuid4())).status_code == 404
    assert call(bakari, path, key=key, ending=True).json()["pins"] == []


def test_slowed_closed_and_opened_again(
    call: Call, room: Room, amina: Member, bakari: Member, chidi: Member
) -> None:
    path = f"/rooms/{room.pk}"
    words = {"minutes": 5, "reason": "Calm"}
    assert by_program("put", bakari, f"{path}/pace", **words).json()["pace"] == 5
    assert by_program("put", bakari, f"{path}/pace", minutes=3, reason="x").status_code == 422
    closing = {"key": str(uuid4()), "text": "Imekwisha."}
    assert call(bakari, f"{path}/summary", **closing).json()["summary"] == "Imekwisha."
    assert by_program("delete", bakari, f"{path}/summary").json()["summary"] is None
    for member in (amina, chidi):
        assert by_program("put", member, f"{path}/pace", **words).status_code == 404
        assert call(member, f"{path}/summary", **closing).status_code == 404
        assert by_program("delete", member, f"{path}/summary").status_code == 404
    assert call(chidi, f"{path}/order").status_code == 404


def test_moved_and_read_in_the_book(
    call: Call, group: Group, room: Room, amina: Member, bakari: Member, chidi: Member
) -> None:
    said, other = world.message(amina, room), world.room(bakari, group)
    words = {"key": str(uuid4()), "messages": [said.pk], "to": other.pk, "reason": "Lorries"}
    assert call(amina, f"/rooms/{room.pk}/moves", **words).status_code == 404
    for _time in range(2):
        moved = call(bakari, f"/rooms/{room.pk}/moves", **words).json()
        assert moved == {"messages": [said.pk], "room": room.pk, "to": other.pk}
    assert Move.objects.count() == 1
    (deed,) = call(amina, f"/groups/{group.slug}/book").json()
    assert (deed["verb"], deed["by"], deed["member"]) == ("message.moved", "bakari", "amina")
    assert (deed["before"], deed["after"], deed["reason"]) == ("General", "Transport", "Lorries")
    assert call(chidi, f"/groups/{group.slug}/book").status_code == 404
