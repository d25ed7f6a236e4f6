"""Office hours: announced, a queue of questions, live, and kept as a lesson afterwards."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.live.models import Event
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group, Meetup
from mentorship import fragments_hours
from mentorship.actions import hours
from mentorship.models import Hour, Turn
from mentorship.reads import hours as reads
from tests import world
from tests.doors import As


@pytest.fixture
def hour(mentor: Member, group: Group) -> Hour:
    return world.hour(mentor, group)


def asked(by: Member, hour: Hour, text: str = "How do I see a weevil?") -> Turn:
    return hours.ask(by, hour, uuid4(), text)


def test_a_mentor_announces_it_among_the_meetings_of_the_group(
    mentor: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    address = f"/groups/{group.slug}/hours/"
    assert "No mentor has announced" in as_(wanjiru).get(address).content.decode()
    at = timezone.localtime() + timedelta(hours=3)
    given = {"key": uuid4(), "about": "Grading", "at": at.strftime("%Y-%m-%dT%H:%M")}
    given["room"] = group.rooms.order_by("pk")[0].pk
    refused = as_(mentor).post(address, {**given, "about": ""})
    assert refused.status_code == 422
    for _twice in range(2):
        assert as_(mentor).post(address, given).status_code == 302
    hour = Hour.objects.get()
    assert (hour.meetup.group, hour.meetup.spot) == (group, hour.room.name)
    assert hour.get_absolute_url() in as_(wanjiru).get(address).content.decode()
    meetings = as_(wanjiru).get(f"/groups/{group.slug}/meetups/").content.decode()
    assert "Grading" in meetings


def test_only_a_verified_mentor_of_the_trade_keeps_one(wanjiru: Member, group: Group) -> None:
    with pytest.raises(Refusal, match="verified mentors"):
        world.hour(wanjiru, group)
    assert not Meetup.objects.exists()


def test_keeping_an_hour_is_offered_to_those_alone_who_can(
    as_: As, mentor: Member, wanjiru: Member, bakari: Member, group: Group
) -> None:
    address = f"/groups/{group.slug}/hours/"
    assert "Keep an hour" in as_(mentor).get(address).content.decode()
    for other in (wanjiru, bakari):
        shown = as_(other).get(address).content.decode()
        assert "Keep an hour" not in shown
        assert "/mentors/apply/" in shown, "what it needs is said"
    at = timezone.localtime() + timedelta(hours=3)
    given = {"key": uuid4(), "about": "Grading", "at": at.strftime("%Y-%m-%dT%H:%M")}
    refused = as_(wanjiru).post(address, {**given, "room": group.rooms.order_by("pk")[0].pk})
    assert refused.status_code == 422
    assert "Only verified mentors" in refused.content.decode()
    assert not Hour.objects.exists()


def test_an_hour_that_is_past_is_not_announced(mentor: Member, group: Group) -> None:
    room, past = group.rooms.order_by("pk")[0], timezone.now() - timedelta(hours=1)
    with pytest.raises(Refusal, match="still to come"):
        hours.announce(mentor, room, uuid4(), "Grading", past)
    assert not Hour.objects.exists()


def test_questions_wait_in_the_order_in_which_they_were_asked(
    hour: Hour, mentor: Member, amina: Member, wanjiru: Member, as_: As
) -> None:
    page = hour.get_absolute_url()
    first, key = as_(amina), uuid4()
    for _twice in range(2):
        assert first.post(page, {"key": key, "text": "Weevils?"}).status_code == 302
    as_(wanjiru).post(page, {"key": uuid4(), "text": "Scales?"})
    shown = as_(mentor).get(page).content.decode()
    assert shown.index("Weevils?") < shown.index("Scales?")
    assert Turn.objects.count() == 2
    turn = Turn.objects.order_by("pk")[0]
    for _twice in range(2):
        assert as_(mentor).post(f"/turns/{turn.pk}/").status_code == 302
    turn.refresh_from_db()
    assert turn.taken_at is not None
    assert Event.objects.filter(topic=hour.topic, kind="turn.taken").count() == 1


def test_each_waits_with_one_question_at_a_time(hour: Hour, mentor: Member, amina: Member) -> None:
    first = asked(amina, hour)
    with pytest.raises(Refusal, match="waits already"):
        asked(amina, hour, "And another?")
    hours.take(mentor, first)
    assert asked(amina, hour, "And another?")


def test_what_was_asked_can_be_taken_out_by_who_asked_or_by_the_mentor(
    hour: Hour, mentor: Member, amina: Member, wanjiru: Member, as_: As
) -> None:
    turn = asked(amina, hour)
    with pytest.raises(Refusal, match="Only who asked"):
        hours.drop(wanjiru, turn)
    assert as_(amina).post(f"/turns/{turn.pk}/", {"drop": "1"}).status_code == 302
    assert reads.turns(hour) == []
    hours.drop(mentor, asked(amina, hour, "Again?"))
    assert reads.turns(hour) == []


def test_only_the_mentor_takes_questions_and_asks_none(
    hour: Hour, mentor: Member, amina: Member, wanjiru: Member, as_: As
) -> None:
    turn = asked(amina, hour)
    assert as_(wanjiru).post(f"/turns/{turn.pk}/").status_code == 422
    with pytest.raises(Refusal, match="your own hour"):
        asked(mentor, hour)
    with pytest.raises(Refusal, match="ends it"):
        hours.end(amina, hour)
    turn.refresh_from_db()
    assert turn.is_waiting


@pytest.mark.parametrize("text", [" ", "x" * 301])
def test_questions_that_will_not_do(hour: Hour, amina: Member, text: str) -> None:
    with pytest.raises(Refusal):
        asked(amina, hour, text)
    assert not Turn.objects.exists()


def test_numbers_are_masked_before_they_are_stored(hour: Hour, amina: Member) -> None:
    assert asked(amina, hour, "Call 0712 345 678?").text == "Call •••?"


def test_strangers_find_no_hour(hour: Hour, amina: Member, chidi: Member, as_: As) -> None:
    turn, browser = asked(amina, hour), as_(chidi)
    for address in (hour.get_absolute_url(), f"/groups/{hour.room.group.slug}/hours/"):
        assert browser.get(address).status_code == 404
    assert browser.post(f"/turns/{turn.pk}/").status_code == 404
    assert browser.post(f"{hour.get_absolute_url()}end/").status_code == 404
    assert browser.get(f"/live/{hour.topic}/events?after=0").status_code == 404


def test_each_question_arrives_as_the_page_itself_shows_it(
    hour: Hour, mentor: Member, amina: Member, wanjiru: Member, as_: As
) -> None:
    turn = asked(amina, hour)
    answer = as_(wanjiru).get(f"/live/{hour.topic}/events?after=0").json()
    (event,) = answer["events"]
    page = as_(wanjiru).get(hour.get_absolute_url()).content.decode()
    assert event["html"] in page
    assert f'data-live="{hour.topic}" data-after="1"' in page
    hours.take(mentor, turn)
    hours.end(mentor, hour)
    news = Event.objects.filter(topic=hour.topic).order_by("number")
    first, second, last = fragments_hours.draw(list(news))
    assert "taken" in first
    assert "data-only" in second
    assert "This hour is over." in last


def test_an_hour_that_is_over_is_kept_as_a_lesson(
    mentor: Member, amina: Member, group: Group, as_: As
) -> None:
    hour = world.hour(mentor, group)
    world.message(amina, group, "Before the hour.")
    with time_machine.travel(hour.meetup.at + timedelta(minutes=5), tick=False):
        said = world.message(mentor, hour.room, "Bite a grain: it must crack.")
        page = hour.get_absolute_url()
        for _twice in range(2):
            assert as_(mentor).post(f"{page}end/").status_code == 302
        shown = as_(mentor).get(page).content.decode()
        assert f"/rooms/{hour.room_id}/kept/?from={said.pk}" in shown
        kept = as_(mentor).get(f"/rooms/{hour.room_id}/kept/?from={said.pk}")
        assert "Bite a grain" in kept.content.decode()
        with pytest.raises(Refusal, match="over"):
            asked(amina, hour)


def test_an_hour_called_off_takes_no_questions(hour: Hour, amina: Member, group: Group) -> None:
    Meetup.objects.filter(pk=hour.meetup_id).update(called_off_at=timezone.now())
    with pytest.raises(Refusal, match="over"):
        asked(amina, hour)
    assert reads.ahead(group) == []


def test_an_hour_its_mentor_forgot_is_over_after_a_day(
    mentor: Member, amina: Member, group: Group
) -> None:
    kept = world.hour(mentor, group)
    with time_machine.travel(kept.meetup.at + timedelta(hours=23), tick=False):
        hours.ask(amina, kept, uuid4(), "How dry is dry?")
    with time_machine.travel(kept.meetup.at + timedelta(hours=25), tick=False):
        with pytest.raises(Refusal, match="is over"):
            hours.ask(amina, kept, uuid4(), "And how damp?")
        assert not Hour.objects.get().is_open
    assert Turn.objects.count() == 1
