"""Who comes to a meeting is said by page, text and program, counted, and calls nobody."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from community.keywords import KEYWORDS
from community.members.models import Member
from community.notices.models import Notice
from community.sms.read import Words
from community.text.refusals import Refusal
from groups.actions import comings, meetups
from groups.models import Coming, Group, Meetup
from groups.models.meetup import LASTS
from tests import world
from tests.doors import As, Call


@pytest.fixture
def meetup(bakari: Member, group: Group) -> Meetup:
    return world.meetup(bakari, group)


@pytest.fixture
def later(meetup: Meetup) -> Iterator[None]:
    with time_machine.travel(meetup.at + LASTS, tick=False):
        yield


def door(meetup: Meetup) -> str:
    return reverse("groups:coming", args=[meetup.pk])


def text(by: Member, words: str) -> str:
    word, _space, rest = words.partition(" ")
    return KEYWORDS[word](Words(str(by.phone), word, rest, uuid4()))


def counts(call: Call, by: Member, meetup: Meetup) -> tuple[int, int, Any]:
    told = call(by, f"/meetups/{meetup.pk}").json()
    return told["come"], told["cannot"], told["comes"]


def test_amina_comes_dalia_cannot_and_all_read_how_many(
    as_: As, call: Call, meetup: Meetup, amina: Member, dalia: Member, bakari: Member
) -> None:
    assert counts(call, amina, meetup) == (0, 0, None)
    for by, comes in ((amina, "yes"), (dalia, "no")):
        assert as_(by).post(door(meetup), {"key": uuid4(), "comes": comes}).status_code == 302
    assert counts(call, amina, meetup) == (1, 1, True)
    page = as_(bakari).get(f"/meetups/{meetup.pk}/").content.decode()
    assert "Amina</a>" in page
    assert "1 cannot" in page
    listed = as_(bakari).get(f"/groups/{meetup.group.slug}/meetups/").content.decode()
    assert "1 comes" in listed
    assert not Notice.objects.exists()


def test_another_word_takes_the_place_of_the_first(
    call: Call, meetup: Meetup, amina: Member
) -> None:
    for comes in (True, False, False):
        path = f"/meetups/{meetup.pk}/coming"
        answer = call(amina, path, key=str(uuid4()), comes=comes).json()
        assert answer["comes"] is comes
    assert Coming.objects.count() == 1


def test_by_text_it_is_the_next_meeting_of_their_groups(
    call: Call, bakari: Member, group: Group, meetup: Meetup, amina: Member
) -> None:
    world.meetup(bakari, group, hours=50, about="Weights")
    assert "Scales and grades" in text(amina, "COME")
    assert counts(call, amina, meetup) == (1, 0, True)
    assert "You do not come" in text(amina, "NAKUJA hapana")
    assert counts(call, amina, meetup) == (0, 1, False)


def test_by_text_outsiders_and_strangers_hear_of_none(meetup: Meetup, chidi: Member) -> None:
    with pytest.raises(Refusal, match="None of your groups"):
        text(chidi, "COME")
    assert "members" in KEYWORDS["COME"](Words("+254700000001", "COME", "", uuid4()))
    assert not Coming.objects.exists()


def test_chidi_finds_no_such_meeting(as_: As, call: Call, meetup: Meetup, chidi: Member) -> None:
    assert as_(chidi).get(f"/meetups/{meetup.pk}/").status_code == 404
    assert as_(chidi).post(door(meetup), {"key": uuid4(), "comes": "yes"}).status_code == 404
    assert call(chidi, f"/meetups/{meetup.pk}").status_code == 404
    with pytest.raises(Refusal, match="Join"):
        comings.say(chidi, meetup, uuid4(), True)


@pytest.mark.parametrize("wrong", [{"comes": "perhaps"}, {"comes": ""}, {"key": "none"}])
def test_a_word_that_says_nothing_is_refused(
    as_: As, meetup: Meetup, amina: Member, wrong: dict[str, str]
) -> None:
    sent = {"key": str(uuid4()), "comes": "yes"} | wrong
    assert as_(amina).post(door(meetup), sent).status_code == 422
    assert not Coming.objects.exists()


def test_nobody_comes_to_what_is_over(as_: As, meetup: Meetup, amina: Member, later: None) -> None:
    answer = as_(amina).post(door(meetup), {"key": uuid4(), "comes": "yes"})
    assert answer.status_code == 422
    assert not Coming.objects.exists()


def test_called_off_whoever_wanted_to_come_is_told_once_and_nobody_else(
    meetup: Meetup, amina: Member, dalia: Member, bakari: Member
) -> None:
    comings.say(amina, meetup, uuid4(), True)
    comings.say(dalia, meetup, uuid4(), False)
    for _twice in range(2):
        meetups.call_off(bakari, meetup)
    told = Notice.objects.get()
    assert (told.member, told.kind) == (amina, "meetup.off")
    assert "Scales and grades" in told.text
    meetup.refresh_from_db()
    with pytest.raises(Refusal, match="called off"):
        comings.say(dalia, meetup, uuid4(), True)


def test_however_many_come_the_page_asks_no_more(
    as_: As, django_assert_max_num_queries: Any, meetup: Meetup, amina: Member
) -> None:
    for name in ("Otieno", "Njeri", "Kip", "Zawadi"):
        comings.say(world.joined(world.member(name), meetup.group), meetup, uuid4(), True)
    browser = as_(amina)
    for path in (f"/meetups/{meetup.pk}/", f"/groups/{meetup.group.slug}/meetups/"):
        browser.get(path)
        with django_assert_max_num_queries(17):
            assert browser.get(path).status_code == 200


def test_who_was_there_or_comes_goes_with_whoever_leaves_sokoni(meetup: Meetup) -> None:
    from community.front.erasing.fates import FATES

    assert FATES["groups.coming.author"].goes
    assert FATES["groups.attendee.author"].goes
    assert timezone.now() < meetup.at
