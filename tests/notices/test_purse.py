"""So many texts a week of our own accord: said from four fifths on, and then none; but what must
be heard of one's own account comes all the same."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from time_machine import Traveller, travel

from community.members.models import Member
from community.members.telling import warn
from community.notices import purse
from community.notices.actions.preferences import arrange
from community.notices.models import Delivery, Habits, Notice
from community.sms.lengths import parts
from community.sms.models import Text
from community.text.refusals import Refusal
from tests.doors import As, Call
from tests.notices.test_deliver import BY_TEXT, NOON, leave, moments_later, sent

WEEK: dict[str, Any] = {**BY_TEXT, "texts_a_day": 20}


@pytest.fixture
def noon() -> Iterator[Traveller]:
    """A Monday."""
    with travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def hers(amina: Member, noon: Traveller) -> Member:
    arrange(amina, **WEEK)
    return amina


def told(member: Member, clock: Traveller, times: int) -> None:
    for number in range(times):
        leave(member, f"Come to stall {number}")
        moments_later(clock, minutes=2)


def test_five_a_week_with_a_word_at_four_fifths(hers: Member, noon: Traveller) -> None:
    told(hers, noon, 7)
    assert sent() == [
        "Sokoni: Come to stall 0",
        "Sokoni: Come to stall 1",
        "Sokoni: Come to stall 2",
        "Sokoni (text 4 of 5 this week): Come to stall 3",
        "Sokoni (text 5 of 5 this week): Come to stall 4",
    ]
    assert Delivery.objects.exclude(withheld_at=None).count() == 2
    assert Notice.objects.filter(member=hers).count() == 7, "all of it is on the page"


def test_it_holds_on_every_day_until_sunday_is_over(hers: Member, noon: Traveller) -> None:
    told(hers, noon, 5)
    noon.shift(timedelta(days=6))
    told(hers, noon, 1)
    assert len(sent()) == 5
    noon.shift(timedelta(days=1))
    told(hers, noon, 1)
    assert sent()[-1] == "Sokoni: Come to stall 0"


def test_the_day_has_its_own_number_still(hers: Member, noon: Traveller) -> None:
    arrange(hers, **{**WEEK, "texts_a_day": 1})
    told(hers, noon, 2)
    noon.shift(timedelta(days=1))
    told(hers, noon, 2)
    assert len(sent()) == 2


def test_a_warning_of_one_s_own_account_comes_when_the_week_is_spent(
    hers: Member, noon: Traveller
) -> None:
    told(hers, noon, 6)
    for _time in range(3):
        warn(hers, "member.frozen", text="A new phone.", url="/me/")  # type: ignore[arg-type]
    assert sent()[-3:] == ["Sokoni: A new phone."] * 3
    assert purse.this_week(hers).number == 5


def test_one_s_own_questions_by_text_are_answered_and_cost_nothing(
    hers: Member, noon: Traveller
) -> None:
    from tests.mentorship.test_keywords import texted

    told(hers, noon, 6)
    assert texted(hers, "PRICE moon cheese").startswith("No price for")
    assert purse.this_week(hers).number == 5


def test_none_a_week_is_none_and_each_member_has_their_own(
    hers: Member, bakari: Member, noon: Traveller
) -> None:
    arrange(bakari, **WEEK)
    arrange(hers, **{**WEEK, "texts_a_week": 0})
    told(hers, noon, 1)
    told(bakari, noon, 1)
    assert [text.to for text in Text.objects.all()] == [bakari.phone]


def test_a_long_one_is_one_text_with_the_address_of_its_page(hers: Member, noon: Traveller) -> None:
    told(hers, noon, 3)
    leave(hers, "Bakari named you and said a great deal about scales " * 4)
    moments_later(noon)
    assert parts(sent()[-1]) == 1
    assert sent()[-1].startswith("Sokoni (text 4 of 5 this week): Bakari named you and said")
    assert sent()[-1].endswith("... 127.0.0.1/messages/7/")


@given(st.integers(1, 140))
def test_the_word_comes_at_four_fifths_and_not_before(most: int) -> None:
    near = [number for number in range(1, most + 1) if purse.Paid(number, most).is_near_the_end]
    assert near[-1] == most
    assert all(number / most >= 0.8 for number in near)
    assert len(near) == most - -(-most * 4 // 5) + 1


@pytest.mark.parametrize("wrong", [-1, 141])
def test_a_number_that_makes_no_sense_is_refused(amina: Member, wrong: int) -> None:
    with pytest.raises(Refusal) as refusal:
        arrange(amina, **{**WEEK, "texts_a_week": wrong})
    assert refusal.value.field == "texts_a_week"
    assert not Habits.objects.exists()


def test_page_and_program_say_and_change_it(as_: As, call: Call, amina: Member) -> None:
    assert call(amina, "/me/preferences").json()["texts_a_week"] == 5
    page = as_(amina).get("/me/notices/").content.decode()
    assert "This week: 0 of 5." in page
    assert 'name="texts_a_week" value="5"' in page


def test_who_chose_a_number_a_day_before_there_was_a_week_keeps_it(amina: Member) -> None:
    from importlib import import_module

    from django.apps import apps

    Habits.objects.create(member=amina, texts_a_day=9)
    migration = import_module("community.notices.migrations.0008_weekly_texts")
    migration.as_many_as_before(apps, None)
    assert Habits.objects.get().texts_a_week == 63
