"""How members of a trade find a platform: three answers a quarter, counted, drawn to the middle."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.contacts import reads
from community.contacts.actions import contacts, scores
from community.contacts.models import Contact, Score
from community.contacts.models.score import quarter_of
from community.members.models import Member
from community.members.rating import Share
from community.text.refusals import Refusal
from groups.models import Group
from tests import world
from tests.doors import As, Call

YES = {"first": "yes", "second": "yes", "third": "yes"}


@pytest.fixture
def desk(group: Group, amina: Member) -> Contact:
    return world.contact(amina, group)


def door(one: Contact) -> str:
    return reverse("contacts:scores", args=[one.pk])


def typed(**other: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), **YES, **other}


def lines(one: Contact) -> list[Share]:
    card = reads.card(Contact.objects.whole().get(pk=one.pk))
    return [share for _what, share in card.lines] if card else []


def say(by: Member, one: Contact, *answers: bool) -> Score:
    return scores.score(by, one, uuid4(), *(answers or (True, True, True)))


def test_members_answer_and_the_page_shows_counts_with_their_n(
    as_: As, desk: Contact, amina: Member, bakari: Member, dalia: Member
) -> None:
    for one in (amina, bakari):
        assert as_(one).post(door(desk), typed()).status_code == 302
    as_(dalia).post(door(desk), typed(second="no"))
    assert [(one.yes, one.n) for one in lines(desk)] == [(3, 3), (2, 3), (3, 3)]
    page = as_(amina).get(reverse("contacts:contact", args=[desk.pk])).text
    assert "2 of 3" in page
    assert "How they deal with us" in page


def test_of_two_no_share_is_shown_and_of_three_one_near_the_middle(
    desk: Contact, amina: Member, bakari: Member, dalia: Member
) -> None:
    say(amina, desk)
    say(bakari, desk)
    assert lines(desk)[0].share is None
    say(dalia, desk)
    share = lines(desk)[0].share
    assert share is not None
    assert 0.5 < share < 0.8


def test_said_again_in_the_same_quarter_it_takes_the_place_of_the_last(
    desk: Contact, amina: Member
) -> None:
    with time_machine.travel("2026-05-03"):
        say(amina, desk)
        say(amina, desk, False, False, False)
        assert [(one.yes, one.n) for one in lines(desk)] == [(0, 1)] * 3
    assert Score.objects.filter(ended_at=None).count() == 1


def test_in_the_next_quarter_one_speaks_again_and_is_one_voice_still(
    desk: Contact, amina: Member
) -> None:
    for day in ("2026-05-03", "2026-07-03"):
        with time_machine.travel(day):
            say(amina, desk)
    assert Score.objects.filter(ended_at=None).count() == 2
    with time_machine.travel("2026-07-04"):
        assert lines(desk)[0].n == 1


def test_after_a_year_it_is_counted_no_more(desk: Contact, amina: Member) -> None:
    say(amina, desk)
    with time_machine.travel(timezone.now() + timedelta(days=370)):
        assert lines(desk) == []


def test_sent_twice_it_is_one(desk: Contact, amina: Member) -> None:
    sent = (uuid4(), True, False, True)
    assert scores.score(amina, desk, *sent) == scores.score(amina, desk, *sent)
    with pytest.raises(Refusal, match="already sent"):
        scores.score(amina, desk, sent[0], False, False, True)


def test_the_same_office_is_known_to_the_other_groups_of_the_trade(
    desk: Contact, amina: Member, bakari: Member, dalia: Member
) -> None:
    other = world.group(by=bakari, name="Other cereals")
    same = world.contact(bakari, other, name="SOKO online")
    say(amina, desk)
    say(bakari, same)
    assert lines(desk) == lines(same)
    assert lines(desk)[0].n == 2


def test_another_office_is_another(desk: Contact, group: Group, amina: Member) -> None:
    say(amina, world.contact(amina, group, name="County office"))
    assert lines(desk) == []


@pytest.mark.parametrize("wrong", [{"first": ""}, {"second": "maybe"}, {"third": ""}])
def test_what_is_left_open_is_asked_back_and_what_was_chosen_stays(
    as_: As, desk: Contact, amina: Member, wrong: dict[str, str]
) -> None:
    answer = as_(amina).post(door(desk), typed(**wrong))
    assert answer.status_code == 422
    assert next(iter(wrong)) in answer.context["score"].errors
    assert "checked" in answer.text
    assert not Score.objects.exists()


def test_of_what_is_out_of_the_book_nothing_is_said(desk: Contact, amina: Member) -> None:
    contacts.drop(amina, desk)
    with pytest.raises(Refusal, match="taken out"):
        say(amina, desk)


def test_chidi_says_nothing_here(as_: As, call: Call, desk: Contact, chidi: Member) -> None:
    assert as_(chidi).post(door(desk), typed()).status_code == 404
    assert call(chidi, f"/contacts/{desk.pk}/scores").status_code == 404
    assert not Score.objects.exists()


def test_a_program_says_and_reads_the_same(call: Call, desk: Contact, amina: Member) -> None:
    path = f"/contacts/{desk.pk}/scores"
    assert call(amina, path).json() == []
    words = {"key": str(uuid4()), "first": True, "second": False, "third": True}
    told = call(amina, path, **words).json()
    assert [(one["yes"], one["n"], one["share"]) for one in told] == [
        (1, 1, None),
        (0, 1, None),
        (1, 1, None),
    ]
    assert call(amina, path, **words).json() == told


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_quarter_later_the_count_is_one_more(day: date) -> None:
    month, year = (day.month + 2) % 12 + 1, day.year + (day.month > 9)
    assert quarter_of(date(year, month, 1)) == quarter_of(day) + 1
