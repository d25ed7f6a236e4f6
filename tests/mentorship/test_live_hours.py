"""A mentor's hour is announced, begins and ends before the eyes of its group; one that its mentor
forgot is ended by the clock."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils.translation import override

from community.live.models import Event
from community.members.models import Member
from groups.models import Group, Message
from mentorship import fragments_hours as fragments
from mentorship.actions import hours
from mentorship.models import Hour
from tests import world
from tests.doors import As


@pytest.fixture
def hour(mentor: Member, group: Group) -> Hour:
    return world.hour(mentor, group)


def events(topic: str) -> list[Event]:
    return list(Event.objects.filter(topic=topic).order_by("number"))


def kinds(topic: str) -> list[str]:
    return [one.kind for one in events(topic)]


def row(hour: Hour) -> str:
    return fragments.draw_list(events(hour.listed))[-1]


def state(hour: Hour) -> str:
    return fragments.draw(events(hour.topic))[-1]


def after(hour: Hour, **time: int) -> Any:
    return time_machine.travel(hour.meetup.at + timedelta(**time), tick=False)


def test_it_is_announced_in_the_list_and_with_a_line_in_its_room(
    hour: Hour, mentor: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    page = as_(wanjiru).get(f"/groups/{group.slug}/hours/").content.decode()
    assert f'data-live="{hour.listed}" data-after="1"' in page
    assert f'<li id="hour{hour.pk}"><a class="row"' in page
    assert f'<li id="hour{hour.pk}"><a class="row"' in row(hour)
    line = Message.objects.get(room=hour.room, author=mentor)
    assert line.text.startswith("My hour here: Grading maize. ")
    assert kinds(hour.room.topic)[-1] == "message.posted"


def test_the_line_is_in_the_language_of_the_mentor(mentor: Member, group: Group) -> None:
    with override("sw"):
        hour = world.hour(mentor, group)
    line = Message.objects.get(room=hour.room, author=mentor)
    assert "Grading maize" in line.text


def test_announced_twice_it_is_said_once(mentor: Member, group: Group) -> None:
    room, key = group.rooms.order_by("pk")[0], uuid4()
    at = world.hour(mentor, group).meetup.at
    for _twice in range(2):
        made = hours.announce(mentor, room, key, "Scales", at)
    assert kinds(made.listed) == ["hour.announced"] * 2
    assert Message.objects.filter(text__contains="Scales").count() == 1


def test_whoever_waits_is_told_once_that_it_has_begun(
    hour: Hour, wanjiru: Member, group: Group, as_: As
) -> None:
    hours.look_after_hours()
    assert kinds(hour.topic) == []
    with after(hour, minutes=1):
        for _twice in range(2):
            hours.look_after_hours()
        assert kinds(hour.topic) == ["hour.begun"]
        assert '<i lang="en">now</i>' in state(hour)
        assert state(hour).strip() in as_(wanjiru).get(hour.get_absolute_url()).content.decode()
        assert "chip good" in row(hour)
        page = as_(wanjiru).get(f"/groups/{group.slug}/hours/").content.decode()
        assert "chip good" in page


def test_one_that_is_ended_leaves_the_list_and_says_so_where_it_was_waited_for(
    hour: Hour, mentor: Member, wanjiru: Member, as_: As
) -> None:
    with after(hour, minutes=5):
        said = world.message(mentor, hour.room, "Bite a grain.")
        hours.end(mentor, hour)
        assert f"/rooms/{hour.room_id}/kept/?from={said.pk}" in state(hour)
        assert state(hour).strip() in as_(wanjiru).get(hour.get_absolute_url()).content.decode()
    assert f'<li id="hour{hour.pk}" data-gone>' in row(hour)
    assert "Grading maize" not in row(hour)


def test_one_that_its_mentor_forgot_is_ended_after_a_day_and_once(
    hour: Hour, wanjiru: Member, as_: As
) -> None:
    with after(hour, hours=23):
        hours.look_after_hours()
    hour.refresh_from_db()
    assert hour.ended_at is None
    with after(hour, hours=25):
        for _twice in range(2):
            hours.look_after_hours()
        page = as_(wanjiru).get(hour.get_absolute_url()).content.decode()
        assert "This hour is over." in page
    hour.refresh_from_db()
    assert hour.ended_at is not None
    assert kinds(hour.topic) == ["hour.begun", "hour.ended"]
    assert events(hour.topic)[-1].actor_id is None


def test_one_that_was_called_off_neither_begins_nor_ends(hour: Hour) -> None:
    hour.meetup.called_off_at = hour.meetup.at
    hour.meetup.save()
    for time in (1, 30):
        with after(hour, hours=time):
            hours.look_after_hours()
    assert kinds(hour.topic) == []
    assert f'<li id="hour{hour.pk}" data-gone>' in row(hour)


def test_strangers_hear_of_no_hour(hour: Hour, chidi: Member, wanjiru: Member, as_: As) -> None:
    assert as_(chidi).get(f"/live/{hour.listed}/events?after=0").status_code == 404
    assert as_(wanjiru).get(f"/live/{hour.listed}/events?after=0").status_code == 200


def test_what_comes_is_the_same_for_readers_of_both_languages(hour: Hour, mentor: Member) -> None:
    with after(hour, minutes=1):
        hours.look_after_hours()
        hours.end(mentor, hour)
        said = {}
        for language in ("en", "sw"):
            with override(language):
                drawn = fragments.draw(events(hour.topic))
                said[language] = drawn + fragments.draw_list(events(hour.listed))
    assert said["en"] == said["sw"]


def test_an_event_of_something_gone_draws_nothing(hour: Hour) -> None:
    lost = Event(topic_id=hour.listed, number=9, kind="hour.ended", subject=10**9)
    assert fragments.draw_list([lost]) == [""]
    assert fragments.draw([lost]) == [""]
