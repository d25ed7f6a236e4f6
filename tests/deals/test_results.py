"""Both say that it is done, or what went wrong; then, and only then, they may say they traded."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.deals.actions import results
from community.deals.actions.closings import look_after_deals
from community.deals.models import Deal, Result
from community.deals.models.deal import Ending
from community.members.models import Member
from community.notices.models import Notice
from community.sms.models import Text
from community.text.refusals import Refusal
from tests import world
from tests.deals.test_deals import draft
from tests.deals.test_terms import now
from tests.doors import As

pytestmark = pytest.mark.django_db


def later(days: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def say(by: Member, deal: Deal, done: bool = True, words: str = "") -> Result:
    return results.report(by, deal, uuid4(), done, words)


def test_it_is_over_once_both_said_so_on_their_pages(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    made = world.deal(amina, wanjiru)
    url = f"/deals/{made.pk}/results/"
    as_(amina).post(url, {"key": str(uuid4()), "done": "yes"})
    assert now(made).ended_at is None
    assert "Amina says: it is done." in as_(wanjiru).get(f"/deals/{made.pk}/").content.decode()
    as_(wanjiru).post(url, {"key": str(uuid4()), "done": "yes"})
    assert now(made).is_done
    assert now(made).is_done_between(amina, wanjiru)
    assert now(made).is_done_between(wanjiru, amina)
    bodies = Text.objects.values_list("body", flat=True)
    assert sum(f"Deal {made.pk} is done: Amina and Wanjiru" in body for body in bodies) == 2


def test_a_deal_between_two_is_none_with_a_third(
    amina: Member, wanjiru: Member, dalia: Member
) -> None:
    made = world.dealt(amina, wanjiru)
    assert not made.is_done_between(amina, dalia)
    assert not world.deal(amina, wanjiru).is_done_between(amina, wanjiru)


def test_before_both_agreed_nothing_can_be_done(as_: As, amina: Member, wanjiru: Member) -> None:
    made = draft(amina, wanjiru)
    answer = as_(amina).post(f"/deals/{made.pk}/results/", {"key": str(uuid4()), "done": "yes"})
    assert answer.status_code == 422
    assert "First both of you agree" in answer.content.decode()
    assert not Result.objects.exists()


def test_what_went_wrong_is_said_and_read_by_the_other(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    made = world.deal(amina, wanjiru)
    url = f"/deals/{made.pk}/results/"
    silent = as_(wanjiru).post(url, {"key": str(uuid4()), "done": "no", "words": " "})
    assert silent.status_code == 422
    assert "Say what went wrong" in silent.content.decode()
    as_(wanjiru).post(url, {"key": str(uuid4()), "done": "no", "words": "Two bags were wet."})
    assert "Two bags were wet." in as_(amina).get(f"/deals/{made.pk}/").content.decode()
    assert Notice.objects.get(member=amina, kind="deal.wrong").text.endswith("Two bags were wet.")
    assert now(made).is_agreed, "it can still be put right"


def test_put_right_both_can_say_that_it_is_done(amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    say(wanjiru, made, False, "Two bags were wet.")
    say(amina, made)
    assert now(made).ended_at is None
    say(wanjiru, made)
    assert now(made).is_done


def test_where_both_say_that_it_went_wrong_it_did(amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    say(wanjiru, made, False, "He never came.")
    say(amina, made, False, "She never paid.")
    assert now(made).ending == Ending.WRONG
    with pytest.raises(Refusal, match="over"):
        say(amina, made)


def test_twice_with_one_key_is_said_once(amina: Member, wanjiru: Member) -> None:
    made, key = world.deal(amina, wanjiru), uuid4()
    first = results.report(amina, made, key, True)
    assert results.report(amina, made, key, True) == first
    with pytest.raises(Refusal, match="other words"):
        results.report(amina, made, key, False, "No")
    say(amina, made)
    assert now(made).ended_at is None, "one who says it twice is still one"


def test_alone_where_the_others_account_is_closed_and_no_trade_follows(
    amina: Member, wanjiru: Member
) -> None:
    made = world.deal(amina, wanjiru)
    Member.objects.filter(pk=wanjiru.pk).update(is_active=False)
    say(amina, made)
    assert now(made).ending == Ending.LAPSED
    assert not now(made).is_done_between(amina, wanjiru)


def test_after_the_day_both_are_asked_once_and_whoever_spoke_gets_no_text(
    amina: Member, wanjiru: Member
) -> None:
    made = world.deal(amina, wanjiru)
    say(amina, made)
    Text.objects.all().delete()
    with later(1):
        look_after_deals()
        assert not Notice.objects.filter(kind="deal.due").exists(), "its day is not over"
    with later(2.1):
        look_after_deals()
        look_after_deals()
    assert Notice.objects.filter(kind="deal.due").count() == 2
    assert [text.to for text in Text.objects.all()] == [wanjiru.phone]


def test_forgotten_by_both_it_lapses_a_month_after_its_day(amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    with later(30):
        look_after_deals()
        assert now(made).ended_at is None
    with later(33):
        look_after_deals()
        assert now(made).ending == Ending.LAPSED


def test_a_complaint_outlasts_the_others_silence(amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    with later(20):
        say(wanjiru, made, False, "He never came.")
    with later(33):
        look_after_deals()
        assert now(made).ended_at is None, "a month from the last word"
    with later(51):
        look_after_deals()
        assert now(made).ending == Ending.WRONG
