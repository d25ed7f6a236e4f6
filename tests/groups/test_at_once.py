"""Many at the same moment: one message a key, numbers without holes, one last steward."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection

from community.live.models import Event
from community.members.models import Member
from community.text.refusals import Refusal
from groups.actions import (
    ballots,
    groups,
    memberships,
    messages,
    pointers,
    reactions,
    requests,
    rooms,
    stewards,
    withdrawals,
)
from groups.models import Group, Message, Pointer, Room
from tests import world

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act answers, or the refusal it met; all start together, each on its own line."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return act()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def refused(answers: list[Any]) -> int:
    return sum(isinstance(answer, Refusal) for answer in answers)


def test_two_devices_with_the_same_key_make_one_message(room: Room, amina: Member) -> None:
    key = uuid4()
    one, other = at_once(*[lambda: messages.post(amina, room, key, "Habari")] * 2)
    assert one == other == Message.objects.get()
    assert Event.objects.filter(topic=room.topic).count() == 1


def test_eight_at_once_get_numbers_without_holes_in_the_order_of_their_messages(
    group: Group, room: Room
) -> None:
    people = [world.joined(world.member(f"Trader {number}"), group) for number in range(8)]
    for _round in range(3):
        at_once(*[post_by(person, room) for person in people])
    events = list(Event.objects.filter(topic=room.topic).order_by("number"))
    assert [event.number for event in events] == list(range(1, 25))
    assert {event.subject for event in events} == set(Message.objects.values_list("pk", flat=True))


def post_by(person: Member, room: Room) -> Callable[[], Message]:
    return lambda: messages.post(person, room, uuid4(), "Habari")


def test_two_devices_reading_at_once_end_at_the_furthest(room: Room, amina: Member) -> None:
    said = [world.said(amina, room, f"{number}") for number in range(8)]
    at_once(*[lambda one=one: pointers.read(amina, room, one.pk) for one in said])
    assert Pointer.objects.get(room=room, member=amina).message == said[-1].pk


def test_joining_on_two_devices_at_once_is_one_membership(group: Group, chidi: Member) -> None:
    answers = at_once(*[lambda: memberships.join(chidi, group)] * 4)
    assert refused(answers) == 0
    assert group.memberships.filter(member=chidi).count() == 1
    assert Event.objects.filter(topic=group.topic, kind="member.joined").count() == 1


def test_asking_on_two_devices_at_once_is_one_request(closed: Group, chidi: Member) -> None:
    at_once(*[lambda: memberships.join(chidi, closed)] * 4)
    assert closed.requests.count() == 1


def test_two_stewards_answer_a_request_once(closed: Group, bakari: Member, chidi: Member) -> None:
    asked = world.asking(chidi, closed)
    at_once(lambda: requests.accept(bakari, asked), lambda: requests.refuse(bakari, asked, "Full"))
    asked.refresh_from_db()
    assert closed.memberships.filter(member=chidi).exists() == asked.accepted


def test_two_stewards_leaving_at_once_do_not_leave_the_group_without_one(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    stewards.make_steward(bakari, group, amina)
    answers = at_once(
        lambda: memberships.leave(amina, group), lambda: memberships.leave(bakari, group)
    )
    assert refused(answers) == 1
    assert group.stewards().count() == 1


def test_two_rooms_of_one_name_at_once_are_one_room_and_one_refusal(
    group: Group, bakari: Member
) -> None:
    answers = at_once(*[lambda: rooms.open_room(bakari, group, uuid4(), "Transport")] * 2)
    assert refused(answers) == 1
    assert group.rooms.filter(name="Transport").count() == 1


def test_two_groups_of_one_name_at_once_have_two_addresses(
    group: Group, bakari: Member, chidi: Member
) -> None:
    answers = at_once(
        *[partial(world.group, by, "Soko Mjinga") for by in (bakari, chidi, bakari, chidi)]
    )
    assert refused(answers) == 0
    assert len({one.slug for one in answers}) == 4


def test_one_form_of_a_new_group_sent_twice_at_once_is_one_group(
    group: Group, bakari: Member
) -> None:
    words = (bakari, group.sector, group.place, "Soko Jipya")
    answers = at_once(*[partial(groups.open_group, *words, key=uuid4())] * 4)
    assert len({one.pk for one in answers}) == 1


def test_whoever_comes_in_as_the_last_one_goes_finds_a_steward_or_is_one(
    bakari: Member, chidi: Member
) -> None:
    for number in range(5):
        group = world.group(bakari, f"Group {number}")
        at_once(partial(memberships.leave, bakari, group), partial(memberships.join, chidi, group))
        assert group.stewards().count() == 1


def test_naming_someone_and_withdrawing_what_they_said_do_not_wait_for_each_other(
    group: Group, room: Room, amina: Member, bakari: Member, dalia: Member
) -> None:
    for _round in range(10):
        said = world.message(amina, room)
        at_once(
            partial(messages.post, dalia, room, uuid4(), "Habari @amina"),
            partial(withdrawals.withdraw, bakari, said, uuid4(), "Not here."),
        )
        cache.clear()
    assert Event.objects.filter(topic=room.topic).count() == 30


def test_two_devices_voting_and_the_voter_leaving_end_without_a_vote_of_who_left(
    group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    for number in range(5):
        dalia = world.joined(world.member(f"Voter {number}"), group)
        poll = messages.post(amina, room, uuid4(), f"/poll Lini {number}? | Leo | Kesho").ballot
        at_once(
            partial(ballots.vote, dalia, poll, uuid4(), 1),
            partial(ballots.vote, dalia, poll, uuid4(), 2),
            partial(memberships.leave, dalia, group),
        )
        assert not poll.votes.standing().exists()
        cache.clear()


def test_two_fingers_giving_one_sign_at_once_leave_none_or_one(
    group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    said = world.message(amina, room)
    at_once(*[lambda: reactions.react(bakari, said, uuid4(), "👍")] * 3)
    assert said.reactions.standing().count() == 1
