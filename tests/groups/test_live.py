"""What the rooms and the group say to open pages."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import translation

from community.live import replay
from community.live.models import Event
from community.members.models import Member
from groups import fragments
from groups.actions import editions, memberships, rooms, withdrawals
from groups.actions.messages import post
from groups.models import Group, Room
from tests import world
from tests.doors import As


def drawn(topic: str) -> list[str]:
    frames = replay.since(topic, 0).frames
    assert frames is not None
    return [frame["html"] for frame in frames]


def test_a_message_is_drawn_the_same_on_the_page_and_live(
    as_: As, room: Room, amina: Member, bakari: Member
) -> None:
    world.message(amina, room, "Lori imefika")
    [html] = drawn(room.topic)
    page = as_(bakari).get(f"/rooms/{room.pk}/").content.decode()
    assert html.strip() in page


def test_it_is_the_same_for_every_reader_and_language(room: Room, amina: Member) -> None:
    said = world.message(amina, room)
    editions.edit(amina, said, uuid4(), "Mahindi 4300")
    with translation.override("sw"):
        in_swahili = drawn(room.topic)
    assert in_swahili == drawn(room.topic)
    assert '<i lang="en">edited</i>' in in_swahili[0]
    assert "mine" not in in_swahili[0]


def test_every_event_draws_the_message_as_it_is_now(room: Room, amina: Member) -> None:
    said = world.message(amina, room, "first")
    editions.edit(amina, said, uuid4(), "second")
    posted, edited = drawn(room.topic)
    assert "second" in posted
    assert "first" not in posted + edited


def test_a_change_never_adds_a_message_to_a_page_that_does_not_show_it(
    room: Room, amina: Member
) -> None:
    said = world.message(amina, room)
    editions.edit(amina, said, uuid4(), "second")
    withdrawals.withdraw(amina, said, uuid4())
    withdrawals.restore(amina, said)
    posted, *changes = drawn(room.topic)
    assert "data-only" not in posted
    assert len(changes) == 3
    assert all("data-only" in html for html in changes)


def test_markup_in_a_name_or_a_message_stays_text(room: Room, group: Group) -> None:
    rude = world.joined(world.member("<img src=x>"), group)
    world.message(rude, room, "<script>alert(1)</script>")
    [html] = drawn(room.topic)
    assert "<img" not in html
    assert "<script" not in html


def test_a_new_room_and_a_new_name_reach_the_group_s_home(
    group: Group, amina: Member, bakari: Member
) -> None:
    room = world.room(bakari, group, "Transport")
    assert f'<li id="room{room.pk}">' in drawn(group.topic)[-1]
    rooms.rename(bakari, room, "Usafiri")
    assert f'<b id="r{room.pk}">Usafiri</b>' in drawn(group.topic)[-1]


def test_coming_and_going_moves_the_number_of_people(group: Group, amina: Member) -> None:
    assert f'<b id="size{group.pk}">2</b>' in drawn(group.topic)[-1]
    memberships.leave(amina, group)
    assert f'<b id="size{group.pk}">1</b>' in drawn(group.topic)[-1]


def test_what_is_gone_is_drawn_as_nothing(room: Room, group: Group) -> None:
    lost = Event(topic_id=room.topic, number=1, kind="message.posted", subject=0)
    assert fragments.draw_room([lost]) == [""]
    lost = Event(topic_id=group.topic, number=1, kind="room.opened", subject=0)
    assert fragments.draw_group([lost]) == [""]


def test_a_hundred_events_are_drawn_with_one_query(
    room: Room, amina: Member, django_assert_num_queries: Any
) -> None:
    said = [world.said(amina, room, f"{number}") for number in range(100)]
    events = [
        Event(topic_id=room.topic, number=number, kind="message.posted", subject=one.pk)
        for number, one in enumerate(said, start=1)
    ]
    with django_assert_num_queries(1):
        assert len(fragments.draw_room(events)) == 100


def test_a_hundred_arrivals_are_drawn_with_one_query(
    group: Group, django_assert_num_queries: Any
) -> None:
    events = [
        Event(topic_id=group.topic, number=number, kind="member.joined", subject=number)
        for number in range(100)
    ]
    with django_assert_num_queries(1):
        assert len(set(fragments.draw_group(events))) == 1


@pytest.mark.parametrize("kind", ["group.opened", "group.described", "steward.made"])
def test_what_shows_nowhere_is_drawn_as_nothing(kind: str, group: Group) -> None:
    event = Event(topic_id=group.topic, number=1, kind=kind, subject=group.pk)
    assert fragments.draw_group([event]) == [""]


def test_what_an_act_hands_on_is_drawn_as_it_would_be_read(room: Room, amina: Member) -> None:
    plain = world.message(amina, room, "Sukari 5,800/= kwa @bakari")
    event = Event.objects.get(topic=room.topic, subject=plain.pk)
    [read] = fragments.draw_room([event])
    event.thing = plain.alone()
    assert fragments.draw_room([event]) == [read]


def test_an_answer_and_a_poll_are_drawn_as_they_were_said(room: Room, amina: Member) -> None:
    first = world.message(amina, room, "Bei ya mahindi?")
    answer = post(amina, room, uuid4(), "4300", reply=first.pk)
    poll = post(amina, room, uuid4(), "/poll Where? | Here | There")
    said = drawn(room.topic)
    assert f'id="q{answer.pk}"' in said[1]
    assert f'id="m{poll.pk}"' in said[2]
    assert "There" in said[2]
