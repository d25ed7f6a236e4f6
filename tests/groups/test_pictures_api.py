"""A picture sent and read by a program: once, for those inside, and gone when withdrawn."""

from typing import Any
from uuid import uuid4

from django.test import Client

from community.members import bearer
from community.members.models import Member
from community.pictures.models import Picture
from groups import tasks
from groups.actions.withdrawals import withdraw
from groups.models import Message, Room
from tests.doors import Call
from tests.pictures import photos


def send(member: Member, room: Room, key: str, data: bytes | None = None, **words: str) -> Any:
    """As a program sends a file: multipart/form-data."""
    said = {"key": key, "text": "Shangi, gunia la Nakuru"} | words
    file = {"picture": photos.upload(photos.taken_at_home() if data is None else data)}
    headers = {"Authorization": f"Bearer {bearer.issue(member)}"}
    return Client().post(f"/api/v1/rooms/{room.pk}/pictures", said | file, headers=headers)


def test_a_picture_is_made_once_and_says_when_it_is_ready(
    call: Call, room: Room, amina: Member, bakari: Member
) -> None:
    key = str(uuid4())
    first, again = send(amina, room, key), send(amina, room, key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json()["picture"]["ready"] is False
    pk = Message.objects.get().pk
    assert call(bakari, f"/messages/{pk}/pictures/small").status_code == 404
    tasks.make_ready(pk)
    (line,) = call(bakari, f"/rooms/{room.pk}/messages").json()["messages"]
    assert (line["picture"]["ready"], line["picture"]["width"]) == (True, 480)
    shown = call(bakari, f"/messages/{pk}/pictures/small")
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    assert len(shown.content) == line["picture"]["small_bytes"]


def test_a_message_without_one_says_so(call: Call, room: Room, amina: Member) -> None:
    said = call(amina, f"/rooms/{room.pk}/messages", key=str(uuid4()), text="Mahindi")
    assert said.json()["picture"] is None


def test_outsiders_send_and_see_none(call: Call, room: Room, amina: Member, chidi: Member) -> None:
    assert send(chidi, room, str(uuid4())).status_code == 404
    pk = send(amina, room, str(uuid4())).json()["id"]
    tasks.make_ready(pk)
    assert call(chidi, f"/messages/{pk}/pictures/small").status_code == 404
    assert call(amina, f"/messages/{pk}/pictures/enormous").status_code == 404


def test_withdrawn_it_is_gone(call: Call, room: Room, amina: Member) -> None:
    pk = send(amina, room, str(uuid4())).json()["id"]
    tasks.make_ready(pk)
    withdraw(amina, Message.objects.get(), uuid4())
    (line,) = call(amina, f"/rooms/{room.pk}/messages").json()["messages"]
    assert (line["withdrawn"], line["picture"]) == (True, None)
    assert call(amina, f"/messages/{pk}/pictures/small").status_code == 404


def test_what_is_no_picture_or_has_no_words_is_refused_with_a_sentence(
    room: Room, amina: Member
) -> None:
    wrong = send(amina, room, str(uuid4()), photos.SVG)
    assert (wrong.status_code, wrong.json()["field"]) == (422, "picture")
    assert send(amina, room, str(uuid4()), text="").status_code == 422
    assert send(amina, room, "x").status_code == 422
    assert not Message.objects.exists()
    assert not Picture.objects.exists()
