"""Deals and claims when somebody leaves, is put out, blocked, erased, frozen, or comes late."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.deals.actions import claims, results, terms, witnesses
from community.deals.models import Claim, Deal
from community.deals.models.deal import Ending
from community.deals.register import mark
from community.front.erasing import erasing
from community.front.seeding import clock
from community.members import freezing
from community.members.actions import erasures
from community.members.models import Member
from community.members.models.freeze import Why
from community.notices.models import Notice
from community.sms.models import Text
from community.text.refusals import Refusal
from groups.actions import memberships
from groups.models import Group
from tests import world
from tests.deals.conftest import Sends
from tests.deals.test_deals import draft
from tests.deals.test_terms import changed, now
from tests.doors import As

pytestmark = pytest.mark.django_db


def erased(member: Member) -> Member:
    with clock.at(timezone.now() - timedelta(days=7, minutes=1)):
        erasures.ask(member, uuid4())
    erasing.erase_due()
    return Member.objects.get(pk=member.pk)


def later(days: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def test_who_is_put_out_for_some_days_finishes_what_they_began_and_begins_nothing(
    as_: As, group: Group, amina: Member, wanjiru: Member, bakari: Member, dalia: Member
) -> None:
    made = world.deal(amina, wanjiru)
    world.finding(bakari, world.report(dalia, "member", wanjiru.pk), "suspended")
    assert as_(amina).get(f"/members/{wanjiru.handle}/deals/new/").status_code == 404
    with pytest.raises(Refusal, match="share no group"):
        draft(wanjiru, amina)
    results.report(wanjiru, made, uuid4(), True)
    results.report(amina, made, uuid4(), True)
    assert now(made).is_done


def test_whoever_was_blocked_meanwhile_is_still_answered(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    made = draft(amina, wanjiru)
    world.blocked(amina, wanjiru)
    terms.agree(wanjiru, made.promised)
    assert now(made).is_agreed, "what was asked before is answered"
    assert Notice.objects.filter(member=amina, kind="deal.agreed").exists()
    with pytest.raises(Refusal, match="blocked"):
        draft(wanjiru, amina)


def test_of_an_erased_member_the_deal_stays_and_the_name_goes(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    made = world.deal(amina, wanjiru)
    results.report(wanjiru, made, uuid4(), False, "Two bags were wet.")
    gone = erased(wanjiru)
    page = as_(amina).get(f"/deals/{made.pk}/")
    assert page.status_code == 200
    shown = page.content.decode()
    assert "bags of maize" in shown, "what was promised to Amina is hers as well"
    assert "Wanjiru" not in shown
    assert "Two bags were wet" not in shown
    results.report(amina, now(made), uuid4(), True)
    assert now(made).ending == Ending.LAPSED
    assert not now(made).is_done_between(amina, gone)


def test_a_phone_that_is_gone_is_sent_no_text(amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    phone = str(wanjiru.phone)
    erased(wanjiru)
    before = Text.objects.filter(to=phone).count()
    changed(amina, made)
    results.report(amina, now(made), uuid4(), False, "They left.")
    assert Text.objects.filter(to=phone).count() == before


def test_a_debt_does_not_go_with_the_account_that_is_erased(
    as_: As, amina: Member, wanjiru: Member, bakari: Member, otieno: Member, dalia: Member
) -> None:
    made = world.heard(world.claim(amina, str(wanjiru.phone)), "found", bakari, otieno)
    phone = str(wanjiru.phone)
    erased(wanjiru)
    assert Claim.objects.get(pk=made.pk).mark == mark(phone)
    answer = as_(dalia).post("/register/", {"key": str(uuid4()), "phone": phone})
    page = as_(dalia).get(answer.url).content.decode()
    assert "KSh 4,000" in page
    assert "It was never delivered" not in page, "their words are gone with them"


def test_of_an_erased_claimant_what_was_found_stands_without_their_words(
    as_: As, amina: Member, wanjiru: Member, bakari: Member, otieno: Member
) -> None:
    made = world.heard(world.claim(amina, str(wanjiru.phone)), "found", bakari, otieno)
    erased(amina)
    found = Claim.objects.get(pk=made.pk)
    assert (found.what, found.reply) == ("", "It was never delivered.")
    page = as_(wanjiru).get(f"/claims/{made.pk}/").content.decode()
    assert "Amina" not in page
    assert "You can appeal once" in page


def test_what_one_asked_about_others_goes_with_them(as_: As, amina: Member, dalia: Member) -> None:
    as_(dalia).post("/register/", {"key": str(uuid4()), "phone": str(amina.phone)})
    assert "checked once" in as_(amina).get("/register/").content.decode()
    erased(dalia)
    assert "checked 0 times" in as_(amina).get("/register/").content.decode()


def test_a_claim_against_one_who_changed_their_number_is_still_theirs(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    made = world.claim(amina, str(wanjiru.phone))
    Member.objects.filter(pk=wanjiru.pk).update(phone="+254722900901")
    wanjiru.refresh_from_db()
    assert as_(wanjiru).get(f"/claims/{made.pk}/").status_code == 200
    claims.reply(wanjiru, made, "I paid.")
    assert Claim.objects.get(pk=made.pk).reply == "I paid."


def test_a_frozen_account_deals_but_others_are_warned(
    as_: As, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    world.vouch(dalia, wanjiru)
    freezing.begin(wanjiru, Why.DEVICE)
    made = world.deal(wanjiru, amina)
    assert (
        "Make sure that it is still them" in as_(amina).get(f"/deals/{made.pk}/").content.decode()
    )
    assert now(made).is_agreed


def test_the_day_passes_while_a_change_waits(amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    asked = changed(amina, made)
    with later(3):
        assert now(made).is_late
        assert terms.agree(wanjiru, asked).is_agreed
        assert now(made).promised == asked


def test_a_witness_who_left_the_group_still_says_what_they_saw(
    group: Group, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    asked = witnesses.ask(amina, world.deal(amina, wanjiru), uuid4(), dalia.handle)
    memberships.leave(dalia, group)
    assert witnesses.answer(dalia, asked, True).saw


def test_after_it_is_done_a_witness_may_still_say_so_and_not_after_it_was_called_off(
    amina: Member, wanjiru: Member, dalia: Member, bakari: Member
) -> None:
    done, off = world.deal(amina, wanjiru), world.deal(amina, wanjiru)
    first = witnesses.ask(amina, done, uuid4(), dalia.handle)
    second = witnesses.ask(amina, off, uuid4(), bakari.handle)
    for one in (amina, wanjiru):
        results.report(one, done, uuid4(), True)
    assert witnesses.answer(dalia, first, True, first.digits).beside
    terms.agree(wanjiru, terms.call_off(amina, off, uuid4()))
    with pytest.raises(Refusal, match="over"):
        witnesses.answer(bakari, second, True)


def test_two_open_deals_answer_each_to_its_own_number(
    sends: Sends, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    first, second = draft(amina, wanjiru), draft(dalia, wanjiru)
    sends(wanjiru, f"YES {second.pk}")
    assert (now(first).is_agreed, now(second).is_agreed) == (False, True)
    sends(wanjiru, f"NO {first.pk}")
    assert now(first).ending == Ending.REFUSED
    assert now(second).is_agreed


@pytest.mark.parametrize("figure", ["1e9", "10^9", "∞", "NaN", "-5", "1.234", "0x10", "１０"])
def test_strange_figures_are_asked_back_or_read_as_they_are_meant(
    as_: As, amina: Member, wanjiru: Member, figure: str
) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    words = {"key": str(uuid4()), "selling": "yes", "what": "x", "quantity": figure, "place": "y"}
    words |= {"price": "100", "currency": "KES", "deposit": "", "due_on": tomorrow}
    answer = as_(amina).post(f"/members/{wanjiru.handle}/deals/new/", words)
    kept = [deal.promised.quantity for deal in Deal.objects.whole()]
    assert (answer.status_code, kept) in [(422, []), (302, [10])]
