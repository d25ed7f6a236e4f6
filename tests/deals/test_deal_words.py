"""A deal by text message: YES, NO and DONE with its number, in English and Swahili."""

import pytest
from django.utils import translation

from community.deals.models.deal import Ending
from community.members.models import Member
from pricing.models import Quote
from tests import world
from tests.deals.conftest import Sends
from tests.deals.test_deals import draft
from tests.deals.test_terms import changed, now

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["YES {}", "yes {}.", "Ndio #{}", "NDIYO {} asante"])
def test_yes_and_the_number_agrees(sends: Sends, amina: Member, wanjiru: Member, text: str) -> None:
    made = draft(amina, wanjiru)
    reply = sends(wanjiru, text.format(made.pk))
    assert now(made).is_agreed
    assert f"yes to deal {made.pk}" in reply


def test_a_second_yes_does_not_say_that_it_is_done(
    sends: Sends, amina: Member, wanjiru: Member
) -> None:
    made = draft(amina, wanjiru)
    sends(wanjiru, f"YES {made.pk}")
    assert f"DONE {made.pk}" in sends(wanjiru, f"YES {made.pk}")
    assert not made.results.exists()


@pytest.mark.parametrize("word", ["NO", "hapana"])
def test_no_refuses(sends: Sends, amina: Member, wanjiru: Member, word: str) -> None:
    made = draft(amina, wanjiru)
    assert "no to deal" in sends(wanjiru, f"{word} {made.pk}")
    assert now(made).ending == Ending.REFUSED


@pytest.mark.parametrize("word", ["DONE", "Tayari"])
def test_both_say_by_text_that_it_is_done(
    sends: Sends, amina: Member, wanjiru: Member, word: str
) -> None:
    made = world.deal(amina, wanjiru)
    assert f"deal {made.pk} is done" in sends(amina, f"{word} {made.pk}")
    sends(wanjiru, f"{word} {made.pk}")
    assert now(made).is_done


def test_no_and_words_say_what_went_wrong(sends: Sends, amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    assert "Say what went wrong" in sends(wanjiru, f"NO {made.pk}")
    assert "can put it right" in sends(wanjiru, f"NO {made.pk} two bags were wet")
    assert made.results.get().words == "two bags were wet"


def test_yes_also_answers_a_change(sends: Sends, amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    changed(amina, made, 50000)
    sends(wanjiru, f"YES {made.pk}")
    assert now(made).promised.price == 50000


def test_the_number_of_another_s_deal_is_no_deal_here(
    sends: Sends, amina: Member, wanjiru: Member, chidi: Member
) -> None:
    made = draft(amina, wanjiru)
    assert "does not know this word" in sends(chidi, f"YES {made.pk}")
    sends(chidi, f"NO {made.pk}")
    assert "Write DONE and the number" in sends(chidi, f"DONE {made.pk}")
    assert now(made).agreed_at is None
    assert now(made).ended_at is None


@pytest.mark.parametrize("rest", ["", "99999999999999999999", "¼", "-1", "1e9", "０"])
def test_a_number_that_is_none_does_nothing(sends: Sends, amina: Member, rest: str) -> None:
    assert "number of your deal" in sends(amina, f"DONE {rest}")


def test_a_yes_without_a_number_still_answers_a_price(sends: Sends, amina: Member) -> None:
    world.commodity("Sugar")
    world.market("Wakulima")
    assert "YES" in sends(amina, "sukari 1kg 150 wakulima")
    assert "on the board" in sends(amina, "YES")
    assert Quote.objects.exists()


def test_a_reply_is_in_the_language_of_whoever_asks(
    sends: Sends, amina: Member, wanjiru: Member
) -> None:
    Member.objects.filter(pk=wanjiru.pk).update(language="sw")
    made = draft(amina, wanjiru)
    sends(wanjiru, f"NDIO {made.pk}")
    assert now(made).is_agreed
    assert translation.get_language() == "en"
