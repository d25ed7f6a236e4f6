"""Pinned messages: three at most, at the head of the room, for everyone the same."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from community.live import replay
from community.members.models import Deed, Member
from community.members.models.deed import Verb
from community.text.refusals import Refusal
from groups import reads
from groups.actions import editions, pins, withdrawals
from groups.models import Group, Message, Pin, Room
from tests import world
from tests.doors import As


@pytest.fixture
def said(room: Room, amina: Member) -> Message:
    return world.message(amina, room, "Soko linafunguliwa saa kumi.")


def texts(room: Room) -> list[str]:
    return [message.text for message in reads.top(room).pins]


def post(as_: As, member: Member, message: Message, **words: Any) -> Any:
    url = reverse("groups:pin", args=[message.pk])
    return as_(member).post(url, {"key": str(uuid4()), **words})


def last(room: Room) -> str:
    frames = replay.since(room.topic, 0).frames
    assert frames is not None
    return str(frames[-1]["html"])


def test_a_steward_pins_a_message_and_everyone_sees_it_at_the_head(
    as_: As, room: Room, said: Message, amina: Member, bakari: Member
) -> None:
    assert post(as_, bakari, said).status_code == 302
    drawn = last(room)
    assert f'id="top{room.pk}"' in drawn
    assert "Soko linafunguliwa" in drawn
    for member in (amina, bakari):
        page = as_(member).get(reverse("groups:room", args=[room.pk])).content.decode()
        assert drawn.partition("</div>")[0] in page


def test_who_is_no_steward_pins_nothing(
    as_: As, said: Message, amina: Member, chidi: Member
) -> None:
    for member in (amina, chidi):
        assert post(as_, member, said).status_code == 404
    assert not Pin.objects.exists()


def test_a_pin_is_taken_off_and_taking_it_off_twice_is_harmless(
    as_: As, room: Room, said: Message, bakari: Member
) -> None:
    pins.pin(bakari, said, uuid4())
    for _time in range(2):
        assert post(as_, bakari, said, ending="1").status_code == 302
    assert texts(room) == []
    assert "Soko" not in last(room)
    verbs = [deed.verb for deed in Deed.objects.at(room.group.topic)]
    assert verbs == [Verb.MESSAGE_UNPINNED, Verb.MESSAGE_PINNED]


def test_pinned_twice_it_is_one_pin(room: Room, said: Message, bakari: Member) -> None:
    key = uuid4()
    first = pins.pin(bakari, said, key)
    assert pins.pin(bakari, said, key) == pins.pin(bakari, said, uuid4()) == first
    assert len(texts(room)) == Deed.objects.count() == 1


def test_the_oldest_gives_way_only_by_choice(
    as_: As, room: Room, amina: Member, bakari: Member
) -> None:
    lines = [world.message(amina, room, f"Tangazo {number}") for number in range(4)]
    for one in lines[:3]:
        pins.pin(bakari, one, uuid4())
    answer = post(as_, bakari, lines[3])
    assert answer.status_code == 422
    assert "3 messages are pinned in this room already" in answer.content.decode()
    assert "let the oldest go: Tangazo 0" in answer.content.decode()
    assert texts(room) == ["Tangazo 2", "Tangazo 1", "Tangazo 0"]
    assert post(as_, bakari, lines[3], instead="on").status_code == 302
    assert texts(room) == ["Tangazo 3", "Tangazo 2", "Tangazo 1"]


def test_withdrawn_it_is_pinned_nowhere_and_edited_it_says_the_new_words(
    room: Room, said: Message, amina: Member, bakari: Member
) -> None:
    pins.pin(bakari, said, uuid4())
    editions.edit(amina, said, uuid4(), "Soko linafunguliwa saa tano.")
    assert "saa tano" in last(room).partition("top")[2]
    withdrawals.withdraw(amina, said, uuid4())
    assert f'id="top{room.pk}"' in last(room), "an open page takes it down"
    assert "saa tano" not in str(replay.since(room.topic, 0).frames)
    assert texts(room) == []
    with pytest.raises(Refusal, match="was withdrawn"):
        pins.pin(bakari, Message.objects.get(pk=said.pk), uuid4())


def test_each_room_has_its_own(group: Group, room: Room, said: Message, bakari: Member) -> None:
    other = world.room(bakari, group)
    pins.pin(bakari, said, uuid4())
    assert texts(other) == []
