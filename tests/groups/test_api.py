"""Groups and talk for programs: the same access and the same acts as the pages."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.members.models import Member
from groups.actions import withdrawals
from groups.models import Group, Message, Room
from tests import world
from tests.doors import Call


def test_a_message_is_made_once_and_answered_alike(call: Call, room: Room, amina: Member) -> None:
    words = {"key": str(uuid4()), "text": "Mahindi *leo*"}
    first = call(amina, f"/rooms/{room.pk}/messages", **words)
    again = call(amina, f"/rooms/{room.pk}/messages", **words)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json()["html"] == "Mahindi <em>leo</em>"
    assert Message.objects.count() == 1


def test_the_same_key_with_another_text_is_409_with_a_sentence(
    call: Call, room: Room, amina: Member
) -> None:
    key = str(uuid4())
    call(amina, f"/rooms/{room.pk}/messages", key=key, text="Mahindi")
    answer = call(amina, f"/rooms/{room.pk}/messages", key=key, text="Maharagwe")
    assert answer.status_code == 409
    assert "already sent with other words" in answer.json()["detail"]
    assert Message.objects.get().text == "Mahindi"


def test_a_key_that_someone_else_has_used_is_409_and_nothing_is_stored(
    call: Call, room: Room, amina: Member, bakari: Member
) -> None:
    key = str(uuid4())
    call(amina, f"/rooms/{room.pk}/messages", key=key, text="Mahindi")
    answer = call(bakari, f"/rooms/{room.pk}/messages", key=key, text="Mahindi")
    assert answer.status_code == 409
    assert "Someone else" in answer.json()["detail"]
    assert [one.author for one in Message.objects.all()] == [amina]


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "x" * 2001},
        {"text": " \n\t "},
        {"text": "\u200b"},
        {"text": "\x01\x02\x1b"},
        {"text": "\u202e\u2066"},
        {"text": 7},
        {"text": None},
        {"key": "x"},
        {"key": None},
        {"text": ["a"]},
    ],
)
def test_what_is_no_message_is_422_and_changes_nothing(
    wrong: dict[str, Any], call: Call, room: Room, amina: Member
) -> None:
    words = {"key": str(uuid4()), "text": "Habari", **wrong}
    answer = call(amina, f"/rooms/{room.pk}/messages", **words)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert not Message.objects.exists()


@pytest.mark.parametrize("path", ["/groups/{slug}/rooms", "/rooms/{room}/messages"])
def test_what_is_inside_is_404_for_chidi(
    path: str, call: Call, group: Group, room: Room, amina: Member, chidi: Member
) -> None:
    url = path.format(slug=group.slug, room=room.pk)
    assert call(amina, url).status_code == 200
    assert call(chidi, url).status_code == 404


def test_chidi_says_nothing_in_the_room(call: Call, room: Room, chidi: Member) -> None:
    answer = call(chidi, f"/rooms/{room.pk}/messages", key=str(uuid4()), text="Habari")
    assert answer.status_code == 404
    assert not Message.objects.exists()


def test_without_a_token_there_is_nothing(room: Room) -> None:
    assert Client().get("/api/v1/groups").status_code == 401
    assert Client().get(f"/api/v1/rooms/{room.pk}/messages").status_code == 401


def test_talk_comes_oldest_first_with_the_way_to_what_was_before(
    call: Call, room: Room, amina: Member
) -> None:
    said = [world.said(amina, room, f"line {number}") for number in range(53)]
    talk = call(amina, f"/rooms/{room.pk}/messages").json()
    assert [one["id"] for one in talk["messages"]] == [one.pk for one in said[3:]]
    assert (talk["topic"], talk["older"]) == (room.topic, said[3].pk)
    rest = call(amina, f"/rooms/{room.pk}/messages?before={talk['older']}").json()
    assert [one["text"] for one in rest["messages"]] == ["line 0", "line 1", "line 2"]
    assert rest["older"] is None


def test_the_head_leads_on_to_the_events(call: Call, room: Room, amina: Member) -> None:
    world.message(amina, room)
    assert call(amina, f"/rooms/{room.pk}/messages").json()["head"] == 1


def test_a_withdrawn_message_keeps_its_place_and_loses_its_text(
    call: Call, room: Room, amina: Member
) -> None:
    said = world.message(amina, room, "Siri")
    withdrawals.withdraw(amina, said, uuid4())
    [one] = call(amina, f"/rooms/{room.pk}/messages").json()["messages"]
    assert (one["id"], one["text"], one["html"], one["withdrawn"]) == (said.pk, "", "", True)


def test_groups_are_listed_as_one_may_know_of_them(
    call: Call, group: Group, hidden: Group, amina: Member, bakari: Member
) -> None:
    assert [one["slug"] for one in call(amina, "/groups").json()] == [group.slug]
    slugs = {one["slug"] for one in call(bakari, "/groups").json()}
    assert slugs == {group.slug, hidden.slug}
    assert call(amina, f"/groups/{hidden.slug}").status_code == 404
    assert call(amina, "/groups?words=nothing").json() == []
    assert call(amina, "/groups?page=2").json() == []


def test_a_group_says_whether_one_is_inside(
    call: Call, group: Group, amina: Member, chidi: Member
) -> None:
    assert call(amina, f"/groups/{group.slug}").json()["inside"] is True
    seen = call(chidi, f"/groups/{group.slug}").json()
    assert (seen["inside"], seen["size"]) == (False, 2)


def test_joining_is_at_once_or_asked(
    call: Call, group: Group, closed: Group, chidi: Member
) -> None:
    joined = call(chidi, f"/groups/{group.slug}/membership", words="")
    assert joined.json() == {"inside": True, "asked": False}
    asked = call(chidi, f"/groups/{closed.slug}/membership", words="I sell shoes")
    assert asked.json() == {"inside": False, "asked": True}
    assert closed.requests.get().words == "I sell shoes"


def test_words_the_database_cannot_hold_are_no_fault_of_the_server(
    call: Call, closed: Group, room: Room, amina: Member
) -> None:
    asked = call(amina, f"/groups/{closed.slug}/membership", words="a\x00b\ud800")
    assert asked.status_code < 500
    said = call(amina, f"/rooms/{room.pk}/messages", key=str(uuid4()), text="a\x00b\ud800")
    assert said.status_code < 500


def test_rooms_tell_their_topic_and_what_is_unread(
    call: Call, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    world.message(bakari, room)
    said = {"id": room.pk, "name": "General", "topic": room.topic, "level": "quiet"}
    assert call(amina, f"/groups/{group.slug}/rooms").json() == [said | {"head": 1, "unread": 1}]


@pytest.mark.parametrize("before", ["x", "-1", str(2**63), "1e9"])
def test_a_before_without_sense_is_422(before: str, call: Call, room: Room, amina: Member) -> None:
    assert call(amina, f"/rooms/{room.pk}/messages?before={before}").status_code == 422


def test_an_impossible_room_is_404(call: Call, amina: Member) -> None:
    assert call(amina, f"/rooms/{2**70}/messages").status_code == 404


@pytest.mark.parametrize("text", ["a\x00b", "Bei\x07 nzuri\x1b[31m", "a\ud800b"])
def test_signs_for_machines_are_refused_and_nothing_is_stored(
    text: str, call: Call, room: Room, amina: Member
) -> None:
    said = call(amina, f"/rooms/{room.pk}/messages", key=str(uuid4()), text=text)
    assert said.status_code in {400, 422}
    assert not Message.objects.exists()


@pytest.mark.parametrize("text", [r"\u0000", r"\\u0000", r"C:\u0000\x"])
def test_letters_that_only_look_like_such_a_sign_are_said(
    text: str, call: Call, room: Room, amina: Member
) -> None:
    said = call(amina, f"/rooms/{room.pk}/messages", key=str(uuid4()), text=text)
    assert (said.status_code, said.json()["text"]) == (201, text)
