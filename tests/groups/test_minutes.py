"""What a meeting came to is written down by a steward and kept with it."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups import roll
from groups.actions import attendees, meetups, minutes
from groups.models import Group, Meetup, Minutes
from tests import world
from tests.doors import As, Call


@pytest.fixture
def meetup(bakari: Member, group: Group) -> Meetup:
    return world.meetup(bakari, group)


@pytest.fixture
def after(meetup: Meetup, amina: Member) -> Iterator[None]:
    """Amina was there; now it is over."""
    with time_machine.travel(meetup.at, tick=False):
        attendees.attend(amina, meetup, uuid4(), roll.digits(meetup.pk, timezone.now()))
    with time_machine.travel(meetup.at + timedelta(hours=5), tick=False):
        yield


def door(meetup: Meetup) -> str:
    return reverse("groups:minutes", args=[meetup.pk])


def sent(text: str = "We buy *one* scale together.") -> dict[str, str]:
    return {"key": str(uuid4()), "text": text}


def test_bakari_writes_them_and_all_inside_read_them(
    as_: As, meetup: Meetup, amina: Member, bakari: Member, after: None
) -> None:
    words = sent()
    for _twice in range(2):
        assert as_(bakari).post(door(meetup), words).status_code == 302
    shown = as_(amina).get(f"/meetups/{meetup.pk}/").content.decode()
    assert "<em>one</em> scale together" in shown
    assert Minutes.objects.count() == 1
    assert "minutes</span>" in as_(amina).get(f"/groups/{meetup.group.slug}/meetups/").text


def test_whoever_was_there_finds_a_silent_notice_of_the_first_and_no_second(
    meetup: Meetup, amina: Member, dalia: Member, bakari: Member, after: None
) -> None:
    for text in ("We buy a scale.", "We buy two scales."):
        minutes.write(bakari, meetup, uuid4(), text)
    told = Notice.objects.get()
    assert (told.member, told.quiet) == (amina, True)
    newest = meetup.minutes.first()
    assert newest is not None
    assert newest.text == "We buy two scales."
    assert meetup.minutes.count() == 2


def test_the_same_key_for_other_words_is_refused(
    meetup: Meetup, bakari: Member, after: None
) -> None:
    key = uuid4()
    minutes.write(bakari, meetup, key, "We buy a scale.")
    with pytest.raises(Refusal):
        minutes.write(bakari, meetup, key, "We buy none.")


def test_only_stewards_write_them(
    as_: As, call: Call, meetup: Meetup, amina: Member, chidi: Member, after: None
) -> None:
    for other in (amina, chidi):
        assert as_(other).post(door(meetup), sent()).status_code == 404
        assert call(other, f"/meetups/{meetup.pk}/minutes", **sent()).status_code == 404
    assert not Minutes.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_what_says_nothing_or_too_much_is_refused(
    as_: As, meetup: Meetup, bakari: Member, after: None, text: str
) -> None:
    assert as_(bakari).post(door(meetup), sent(text)).status_code == 422
    assert not Minutes.objects.exists()


def test_nothing_is_written_of_what_has_not_begun_or_was_called_off(
    meetup: Meetup, bakari: Member
) -> None:
    with pytest.raises(Refusal, match="not begun"):
        minutes.write(bakari, meetup, uuid4(), "We met.")
    meetups.call_off(bakari, meetup)
    meetup.refresh_from_db()
    with pytest.raises(Refusal, match="called off"):
        minutes.write(bakari, meetup, uuid4(), "We met.")


def test_a_program_writes_and_reads_them(
    call: Call, meetup: Meetup, amina: Member, bakari: Member, after: None
) -> None:
    path = f"/meetups/{meetup.pk}"
    assert call(amina, path).json()["minutes"] == ""
    told = call(bakari, f"{path}/minutes", **sent("We buy a scale.")).json()
    assert told["minutes"] == call(amina, path).json()["minutes"] == "We buy a scale."
