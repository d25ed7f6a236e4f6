"""What was agreed is changed only by both, and ended only by both."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.deals.actions import terms
from community.deals.actions.closings import look_after_deals
from community.deals.models import Deal, Terms
from community.deals.models.deal import Ending
from community.members.models import Member
from community.notices.models import Notice
from community.sms.models import Text
from community.text.refusals import Refusal
from tests import world
from tests.deals.test_deals import draft, promise, typed
from tests.doors import As

pytestmark = pytest.mark.django_db


def now(deal: Deal) -> Deal:
    return Deal.objects.whole().get(pk=deal.pk)


def price(deal: Deal) -> Decimal:
    return now(deal).promised.price


def changed(by: Member, deal: Deal, to: int = 50000) -> Terms:
    return terms.propose(by, now(deal), uuid4(), promise(price=Decimal(to)))


def test_a_deal_holds_once_the_other_agrees_and_both_have_it_as_a_text(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    made = draft(amina, wanjiru)
    Text.objects.all().delete()
    answer = as_(wanjiru).post(f"/terms/{made.promised.pk}/agreement/")
    assert answer.url == f"/deals/{made.pk}/"
    assert now(made).is_agreed
    said = dict(Text.objects.values_list("to", "body"))
    assert {*said} == {amina.phone, wanjiru.phone}
    assert all(f"Deal {made.pk} holds: Amina sells Wanjiru" in body for body in said.values())
    assert Notice.objects.get(member=amina).kind == "deal.agreed"


def test_agreeing_twice_is_harmless_and_ones_own_words_are_not_ones_to_agree(
    amina: Member, wanjiru: Member
) -> None:
    made = draft(amina, wanjiru)
    with pytest.raises(Refusal, match="The other of you"):
        terms.agree(amina, made.promised)
    first = terms.agree(wanjiru, made.promised).agreed_at
    assert terms.agree(wanjiru, made.promised).agreed_at == first
    assert Notice.objects.filter(member=amina).count() == 1


def test_a_no_ends_what_was_not_agreed(as_: As, amina: Member, wanjiru: Member) -> None:
    made = draft(amina, wanjiru)
    as_(wanjiru).post(f"/terms/{made.promised.pk}/refusal/")
    assert now(made).ending == Ending.REFUSED
    assert terms.refuse(wanjiru, made.promised).ending == Ending.REFUSED, "twice is harmless"
    with pytest.raises(Refusal, match="over"):
        changed(wanjiru, made)


def test_what_was_written_can_be_taken_back_until_it_is_answered(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    made, other = draft(amina, wanjiru), world.deal(amina, wanjiru)
    as_(amina).post(f"/terms/{made.promised.pk}/withdrawal/")
    assert now(made).ending == Ending.TAKEN_BACK
    answer = as_(amina).post(f"/terms/{other.promised.pk}/withdrawal/")
    assert answer.status_code == 422
    assert "answered already" in answer.content.decode()
    assert now(other).is_agreed


def test_a_change_holds_only_once_the_other_agrees(as_: As, amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    answer = as_(amina).post(f"/deals/{made.pk}/terms/", typed(price="50000"))
    assert answer.url == f"/deals/{made.pk}/"
    assert price(made) == 45000
    page = as_(wanjiru).get(answer.url).content.decode()
    assert "Amina wants to change it" in page
    assert "KSh 50,000" in page
    asked = made.proposals.get(agreed_at=None)
    as_(wanjiru).post(f"/terms/{asked.pk}/agreement/")
    assert price(made) == 50000


def test_a_change_refused_leaves_the_deal_as_it_was(amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    terms.refuse(wanjiru, changed(amina, made))
    assert (price(made), now(made).is_agreed) == (45000, True)


def test_a_counter_offer_takes_the_place_of_the_first(amina: Member, wanjiru: Member) -> None:
    made = draft(amina, wanjiru)
    counter = changed(wanjiru, made, 40000)
    with pytest.raises(Refusal):
        terms.agree(wanjiru, made.promised)
    terms.agree(amina, counter)
    assert (price(made), now(made).is_agreed) == (40000, True)


def test_the_form_of_a_change_begins_with_what_holds(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    made = world.deal(amina, wanjiru)
    page = as_(amina).get(f"/deals/{made.pk}/terms/").content.decode()
    assert 'value="45000"' in page
    assert 'value="10"' in page
    answer = as_(amina).post(f"/deals/{made.pk}/terms/", typed(price="-1"))
    assert answer.status_code == 422
    assert price(made) == 45000


def test_both_together_call_it_off(as_: As, amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    as_(amina).post(f"/deals/{made.pk}/calling-off/", {"key": str(uuid4())})
    assert now(made).is_agreed, "one alone ends nothing"
    assert "Amina wants to call it off" in as_(wanjiru).get(f"/deals/{made.pk}/").content.decode()
    terms.agree(wanjiru, made.proposals.get(agreed_at=None))
    assert now(made).ending == Ending.CALLED_OFF


def test_what_is_not_agreed_cannot_be_called_off(as_: As, amina: Member, wanjiru: Member) -> None:
    made = draft(amina, wanjiru)
    answer = as_(amina).post(f"/deals/{made.pk}/calling-off/", {"key": str(uuid4())})
    assert answer.status_code == 422
    assert "Nothing is agreed yet" in answer.content.decode()


def test_the_same_key_proposes_once(amina: Member, wanjiru: Member) -> None:
    made, key = world.deal(amina, wanjiru), uuid4()
    first = terms.propose(amina, made, key, promise(price=Decimal(1)))
    assert terms.propose(amina, made, key, promise(price=Decimal(1))) == first
    off = uuid4()
    assert terms.call_off(amina, made, off) == terms.call_off(amina, made, off)


def test_unanswered_for_a_week_it_lapses(amina: Member, wanjiru: Member) -> None:
    made, agreed = draft(amina, wanjiru), world.deal(amina, wanjiru)
    asked = changed(amina, agreed)
    with time_machine.travel(timezone.now() + timedelta(days=6), tick=False):
        look_after_deals()
        assert now(made).ended_at is None
    with time_machine.travel(timezone.now() + timedelta(days=7, hours=1), tick=False):
        look_after_deals()
        look_after_deals()
        assert now(made).ending == Ending.LAPSED
        asked.refresh_from_db()
        assert asked.refused_at is not None
        assert now(agreed).is_agreed
        with pytest.raises(Refusal, match="over"):
            terms.agree(wanjiru, made.promised)
    assert Notice.objects.filter(member=amina, kind="deal.lapsed").count() == 1


ACTS = ("propose", "agree", "refuse", "take_back", "call_off")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=st.lists(st.tuples(st.sampled_from(ACTS), st.booleans()), max_size=8))
def test_whatever_two_people_do_nothing_holds_that_both_did_not_say(
    amina: Member, wanjiru: Member, story: list[tuple[str, bool]]
) -> None:
    """Whatever holds was written by one and agreed by the other; whatever is over stays so."""
    cache.clear()
    made = draft(amina, wanjiru)
    for at, (what, first) in enumerate(story):
        by, before = amina if first else wanjiru, now(made)
        try:
            done(by, made, what, at)
        except Refusal:
            after = now(made)
            assert (after.terms_id, after.ending) == (before.terms_id, before.ending)
        after = now(made)
        assert after.agreed_at is None or after.promised.agreed_at is not None
        assert before.ended_at is None or after.ended_at == before.ended_at
        if before.agreed_at and after.terms_id != before.terms_id:
            assert what == "agree"
            assert after.promised.author != by


def done(by: Member, deal: Deal, what: str, at: int) -> None:
    asked = deal.proposals.order_by("-pk")[0]
    if what == "propose":
        terms.propose(by, deal, uuid4(), promise(price=Decimal(1000 + at)))
    elif what == "call_off":
        terms.call_off(by, deal, uuid4())
    else:
        getattr(terms, what)(by, asked)
