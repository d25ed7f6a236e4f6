"""The third thing a steward can do about what was reported: slow a member down for a day."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups import access
from groups.actions import appeals, findings, memberships, messages, paces, stewards
from groups.models import Finding, Group, Message, Room
from tests import world
from tests.doors import As, Call

MORNING = datetime.fromisoformat("2026-03-02T07:00:00+00:00")


@pytest.fixture
def slowed(room: Room, amina: Member, dalia: Member, bakari: Member) -> Finding:
    """Amina, for what she said at six."""
    with at(-60):
        said = world.message(amina, room, "Nitumie pesa kwanza.")
        return world.finding(bakari, world.report(dalia, "message", said.pk), "slowed")


def at(minutes: float) -> time_machine.travel:
    return time_machine.travel(MORNING + timedelta(minutes=minutes), tick=False)


def say(client: Client, room: Room, text: str = "Habari") -> int:
    words = {"key": str(uuid4()), "text": text}
    url = reverse("groups:messages", args=[room.pk])
    return client.post(url, words, headers={"X-Sokoni": "live"}).status_code


def test_they_write_once_in_ten_minutes_and_are_told_when_again(
    as_: As, room: Room, amina: Member, slowed: Finding
) -> None:
    with at(0):
        assert say(as_(amina), room) == 204
        assert say(as_(amina), room) == 429
        with pytest.raises(Refusal, match=r"One message in 10 minutes here\. .*10:11"):
            messages.post(amina, access.room_of(amina, room.pk), uuid4(), "Tena")
    with at(9):
        assert say(as_(amina), room) == 429
    with at(10):
        assert say(as_(amina), room) == 204


def test_it_holds_in_every_room_of_the_group_and_in_no_other_group(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member, chidi: Member, slowed: Finding
) -> None:
    other = world.room(bakari, group)
    elsewhere = world.group(by=chidi, name="Fish of Kisumu")
    world.joined(amina, elsewhere)
    with at(0):
        assert say(as_(amina), room) == 204
        assert say(as_(amina), other) == 429
        assert [say(as_(amina), elsewhere.rooms.get()) for _turn in range(2)] == [204, 204]


def test_nobody_else_is_slowed(as_: As, room: Room, dalia: Member, slowed: Finding) -> None:
    with at(0):
        assert [say(as_(dalia), room, word) for word in ("Moja", "Mbili")] == [204, 204]


def test_it_ends_by_itself_after_a_day(as_: As, room: Room, amina: Member, slowed: Finding) -> None:
    with at(24 * 60 - 61):
        assert [say(as_(amina), room, word) for word in ("Moja", "Mbili")] == [204, 429]
    with at(24 * 60 - 59):
        assert [say(as_(amina), room, word) for word in ("Tatu", "Nne")] == [204, 204]


def test_leaving_is_no_way_round_it(
    as_: As, group: Group, room: Room, amina: Member, slowed: Finding
) -> None:
    with at(0):
        say(as_(amina), room)
        memberships.leave(amina, group)
        world.joined(amina, group)
        assert say(as_(amina), room) == 429


@pytest.mark.parametrize(("pace", "free"), [(1, 10), (5, 10), (15, 15), (60, 60)])
def test_in_a_slowed_room_the_slower_of_the_two_holds(
    pace: int, free: int, as_: As, room: Room, amina: Member, bakari: Member, slowed: Finding
) -> None:
    paces.slow(bakari, room, pace, "Too many at once.")
    with at(0):
        assert say(as_(amina), room) == 204
    with at(free - 0.5):
        assert say(as_(amina), room) == 429
    with at(free):
        assert say(as_(amina), room) == 204


def test_a_steward_found_so_is_slowed_as_well(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member, slowed: Finding
) -> None:
    stewards.make_steward(bakari, group, amina)
    with at(0):
        assert [say(as_(amina), room, word) for word in ("Moja", "Mbili")] == [204, 429]


def test_by_program_and_with_a_poll_it_is_the_same(
    as_: As, call: Call, room: Room, amina: Member, slowed: Finding
) -> None:
    path = f"/rooms/{room.pk}/messages"
    with at(0):
        assert call(amina, path, key=str(uuid4()), text="Habari").status_code == 201
        assert call(amina, path, key=str(uuid4()), text="Tena").status_code == 429
        assert say(as_(amina), room, "/poll Wapi? | Hapa | Pale") == 429
    assert Message.objects.filter(author=amina).count() == 2


def test_the_same_message_sent_again_is_no_second_one(
    as_: As, room: Room, amina: Member, slowed: Finding
) -> None:
    words = {"key": str(uuid4()), "text": "Habari"}
    url = reverse("groups:messages", args=[room.pk])
    with at(0):
        for _time in range(2):
            assert as_(amina).post(url, words, headers={"X-Sokoni": "live"}).status_code == 204


def test_they_are_told_why_and_it_stands_in_the_book(
    as_: As, group: Group, amina: Member, bakari: Member, slowed: Finding
) -> None:
    told = Notice.objects.get(member=amina, kind="group.finding")
    assert "one message in 10 minutes" in told.text
    assert "Against the rules" in told.text
    deed = Deed.objects.at(group.topic).first()
    assert (deed.verb, deed.by, deed.member) == ("member.slowed", bakari, amina)
    with at(0):
        page = as_(amina).get(reverse("groups:finding", args=[slowed.pk])).content.decode()
    assert "You can appeal once" in page


def test_lifted_on_appeal_they_write_freely(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member, slowed: Finding
) -> None:
    judges = [world.joined(world.member(name), group) for name in ("Otieno", "Njeri")]
    for one in judges:
        stewards.make_steward(bakari, group, one)
    with at(-30):
        made = appeals.appeal(amina, slowed, uuid4(), "I was asked to.")
        for one in judges:
            appeals.judge(one, made, uuid4(), True, "So it was")
    with at(0):
        assert [say(as_(amina), room, word) for word in ("Moja", "Mbili")] == [204, 204]


def test_the_queue_offers_it_to_stewards_and_not_to_staff(
    as_: As, group: Group, room: Room, amina: Member, dalia: Member, bakari: Member, staff: Member
) -> None:
    said = world.message(amina, room)
    world.report(dalia, "message", said.pk)
    queue = reverse("groups:queue", args=[group.slug])
    assert 'value="slowed"' in as_(bakari).get(queue).content.decode()
    about = world.message(bakari, room)
    world.report(amina, "message", about.pk)
    assert 'value="slowed"' not in as_(staff).get(reverse("groups:staff_queue")).content.decode()


def test_where_no_group_is_there_is_nothing_to_slow(
    amina: Member, staff: Member, chidi: Member
) -> None:
    alone = Finding(author=staff, about=amina, outcome="slowed", reason="Why", key=uuid4())
    with pytest.raises(Refusal, match="Staff can warn"):
        findings.slow(staff, alone)


@given(
    spoke=st.none() | st.integers(0, 100),
    pace=st.sampled_from([None, 1, 5, 15, 60]),
    slowly=st.none() | st.integers(0, 100),
)
def test_one_waits_for_the_later_of_the_two_turns(
    spoke: int | None, pace: int | None, slowly: int | None
) -> None:
    when = lambda ago: None if ago is None else MORNING - timedelta(minutes=ago)  # noqa: E731
    room = Room(pace=pace)
    room.spoke_at, room.slowly_at = when(spoke), when(slowly)
    ends = [] if spoke is None or pace is None else [room.spoke_at + timedelta(minutes=pace)]
    ends += [] if slowly is None else [room.slowly_at + timedelta(minutes=10)]
    assert (room.turn[0] if room.turn else None) == max(ends, default=None)


def test_a_post_costs_what_it_did(
    as_: As, room: Room, amina: Member, slowed: Finding, django_assert_max_num_queries: Any
) -> None:
    """What slows one down is asked in the one query that fetches the room."""
    with at(0), django_assert_max_num_queries(1):
        assert access.room_of(amina, room.pk).slowly_at
