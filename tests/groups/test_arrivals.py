"""What a steward brings into a room is unread there for whoever had not read it, and for nobody
else, whatever its number; and no pointer moves back."""

import random
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.front.fragments import draw_member
from community.live.models import Event
from community.members.models import Member
from groups import reads
from groups.actions import messages, moves, pointers, sweeps, withdrawals
from groups.models import Arrival, Group, Message, Pointer, Room
from tests import world
from tests.doors import As, Call


@pytest.fixture
def other(group: Group, bakari: Member) -> Room:
    return world.room(bakari, group, "Transport")


def moved(by: Member, to: Room, *said: Message) -> None:
    here = Message.objects.select_related("room").get(pk=said[0].pk).room
    moves.move(by, here, uuid4(), [one.pk for one in said], to.pk, "About lorries.")


def unread(member: Member, room: Room) -> int:
    return reads.unread(member, Room.objects.filter(pk=room.pk)).get().unread


def test_who_has_not_read_it_finds_it_unread_though_they_read_beyond_it_there(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    lorry = world.message(bakari, room, "Lori linaondoka saa nane.")
    pointers.read(amina, other, world.message(bakari, other, "Safari?").pk)
    moved(bakari, other, lorry)
    assert (unread(amina, room), unread(amina, other)) == (0, 1)
    assert [one.pk for one in reads.inbox(amina)] == [other.pk]


def test_who_has_read_it_is_not_told_that_it_is_new(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    lorry = world.message(bakari, room, "Lori linaondoka saa nane.")
    pointers.read(amina, room, lorry.pk)
    moved(bakari, other, lorry)
    assert (unread(amina, room), unread(amina, other)) == (0, 0)
    assert not reads.inbox(amina)
    world.message(bakari, other, "Nani anakuja?")
    assert unread(amina, other) == 1


def test_reading_on_there_reads_it_on_every_device_and_no_pointer_moves_back(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    lorry = world.message(bakari, room, "Lori linaondoka saa nane.")
    last = world.message(bakari, other, "Safari?")
    pointers.read(amina, other, last.pk)
    moved(bakari, other, lorry)
    assert pointers.read(amina, other, lorry.pk) == last.pk
    assert Pointer.objects.get(member=amina, room=other).message == last.pk
    assert (unread(amina, other), Arrival.objects.filter(member=amina).exists()) == (0, False)
    news = Event.objects.filter(topic=f"member.{amina.pk}", kind="room.read").order_by("number")
    assert f'id="unread-r{other.pk}"' in draw_member(list(news))[-1]
    pointers.read(amina, other, lorry.pk)
    assert news.count() == 2, "read again, there is nothing to tell"


def test_its_author_who_came_later_and_who_left_find_nothing_new(
    group: Group, room: Room, other: Room, amina: Member, bakari: Member, chidi: Member
) -> None:
    lorry = world.message(amina, room, "Lori linaondoka saa nane.")
    world.joined(chidi, group)
    for member in (amina, chidi):
        pointers.read(member, other, world.message(bakari, other, "Safari?").pk)
    moved(bakari, other, lorry)
    assert [unread(one, other) for one in (amina, chidi)] == [1, 0]
    assert not Arrival.objects.filter(member__in=[amina, chidi]).exists()


def test_moved_on_and_back_it_is_still_as_it_was_read(
    room: Room, other: Room, amina: Member, bakari: Member, dalia: Member
) -> None:
    third = world.room(bakari, room.group, "Stalls")
    lorry = world.message(bakari, room, "Lori linaondoka saa nane.")
    for place in (room, other, third):
        pointers.read(amina, place, world.message(bakari, place, "Safari?").pk)
        pointers.read(dalia, place, 2**40) if place != room else None
    for place in (other, third, room, other):
        moved(bakari, place, lorry)
        lorry.refresh_from_db()
    assert unread(amina, other) == 0
    assert unread(dalia, other) == 1
    assert unread(dalia, third) == 0


def test_withdrawn_it_is_no_news_and_swept_neither_until_that_is_undone(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    lorry, lane = (world.message(bakari, room, text) for text in ("Lori", "Njia"))
    pointers.read(amina, other, world.message(bakari, other, "Safari?").pk)
    moved(bakari, other, lorry, lane)
    withdrawals.withdraw(bakari, lorry, uuid4())
    assert unread(amina, other) == 1
    sweeps.sweep(amina, uuid4())
    assert unread(amina, other) == 0
    sweeps.unsweep(amina)
    assert unread(amina, other) == 1


def test_who_is_named_in_it_comes_back_to_it_once_and_not_after_reading(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    early = world.message(bakari, room).made_at
    named, known = (world.message(bakari, room, f"@amina {word}") for word in ("lori", "njia"))
    pointers.read(amina, other, world.message(bakari, other, "Safari?").pk)
    assert len(reads.catch_up(amina, early)) == 1
    moved(bakari, other, named)
    assert {item.url for item in reads.catch_up(amina, early)} == {
        reverse("groups:message", args=[one.pk]) for one in (named, known)
    }
    pointers.read(amina, room, known.pk)
    moved(bakari, other, known)
    [left] = reads.catch_up(amina, early)
    assert left.url == reverse("groups:message", args=[named.pk])
    pointers.read(amina, other, known.pk)
    assert not reads.catch_up(amina, early)


def test_page_and_program_count_and_read_it_alike(
    as_: As, call: Call, room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    lorry = world.message(bakari, room, "Lori linaondoka saa nane.")
    last = world.message(bakari, other, "Safari?")
    pointers.read(amina, other, last.pk)
    moved(bakari, other, lorry)
    page = as_(amina).get(f"/rooms/{other.pk}/").text
    assert "I have read this" in page
    assert call(amina, f"/rooms/{other.pk}/pointer", message=last.pk).json()["message"] == last.pk
    assert "I have read this" not in as_(amina).get(f"/rooms/{other.pk}/").text


def test_a_move_costs_the_same_for_a_crowd(
    room: Room, other: Room, bakari: Member, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        world.joined(world.member(f"Member {number}"), room.group)
    said = [world.message(bakari, room, f"line {number}") for number in range(5)]
    with django_assert_max_num_queries(45):
        moved(bakari, other, *said)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_whatever_is_read_and_moved_in_any_order_the_count_is_what_was_not_seen(
    seed: int, room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    """Beside it, the plain truth: the set of what she has had before her eyes."""
    for model in (Arrival, Pointer):
        model.objects.all().delete()
    Message.objects.filter(author=bakari).update(room=room)
    rooms, dice = [room, other], random.Random(seed)
    seen = set(Message.objects.values_list("pk", flat=True))
    for place in rooms:
        pointers.read(amina, place, 2**40)
    marks = [0, 0]
    for _step in range(14):
        number = dice.randrange(2)
        here = list(Message.objects.filter(room=rooms[number]).order_by("pk"))
        act = dice.choice(["say", "say", "read", "move"])
        if act == "say":
            world.said(bakari, rooms[number], "neno")
        elif act == "read" and here:
            upto = dice.choice(here).pk
            pointers.read(amina, rooms[number], upto)
            seen |= {one.pk for one in here if one.pk <= upto}
        elif act == "move" and here:
            moved(bakari, rooms[1 - number], dice.choice(here))
        stands = [Pointer.objects.filter(member=amina, room=one) for one in rooms]
        now = [one.values_list("message", flat=True).first() or 0 for one in stands]
        assert all(new >= old for new, old in zip(now, marks, strict=True)), "never back"
        marks = now
        for place in rooms:
            new = Message.objects.filter(room=place).exclude(pk__in=seen)
            assert unread(amina, place) == new.count(), (seed, _step, act)


def test_answering_there_reads_what_stood_there_and_not_what_was_brought(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    lorry = world.message(bakari, room, "Lori linaondoka saa nane.")
    pointers.read(amina, other, world.message(bakari, other, "Safari?").pk)
    moved(bakari, other, lorry)
    mine = messages.post(amina, other, uuid4(), "Mimi nakuja")
    assert unread(amina, other) == 1
    pointers.read(amina, other, mine.pk)
    assert unread(amina, other) == 0
