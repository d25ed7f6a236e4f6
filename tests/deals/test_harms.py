"""Clients who do harm other than owing money: the same claim, answer, finding, year and penalty;
who asks about the number reads which kind it was, and no name."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.deals.actions import claims
from community.deals.actions.claims import Owed
from community.deals.models import Claim
from community.deals.models.claim import Kind
from community.deals.reads import warnings
from community.members import trust
from community.members.models import Deed, Member
from community.notices.models import Notice
from community.sms.models import Text
from community.text.refusals import Refusal
from tests import world
from tests.deals.test_lookups import told
from tests.doors import As, Call

pytestmark = pytest.mark.django_db

STRANGER = "0722 900 900"
HARMS = [Kind.ABSENT, Kind.ABUSE, Kind.FALSE_WORD]


def harm(by: Member, phone: object, kind: str = Kind.ABUSE, amount: str = "0") -> Claim:
    owed = Owed("He shouted at my stall", Decimal(amount), "KES", timezone.localdate(), kind)
    return claims.claim(by, uuid4(), str(phone), owed)


@pytest.fixture
def found(amina: Member, wanjiru: Member, bakari: Member, otieno: Member) -> Claim:
    """Two stewards found that Wanjiru threatened Amina."""
    return world.heard(harm(amina, wanjiru.phone), "found", bakari, otieno)


@pytest.mark.parametrize("kind", HARMS)
def test_the_one_it_is_about_hears_what_is_said_and_no_sum_of_money(
    kind: Kind, as_: As, amina: Member, wanjiru: Member
) -> None:
    made = harm(amina, wanjiru.phone, kind, amount="4000")
    assert (made.kind, made.amount) == (kind, 0)
    notice = Notice.objects.get(member=wanjiru).text
    assert notice == f"Amina says of you: {kind.label}. Answer it: you have seven days."
    text = Text.objects.get(to=wanjiru.phone).body
    assert f"says of you: {kind.label}" in text
    assert "Amina" not in text
    page = as_(wanjiru).get(f"/claims/{made.pk}/").content.decode()
    assert "He shouted at my stall" in page
    assert str(kind.label) in page
    assert "KSh" not in page
    assert "Not paid" not in page


def test_by_the_page_without_an_amount_and_what_is_owed_needs_one(as_: As, amina: Member) -> None:
    words = {"key": str(uuid4()), "phone": STRANGER, "what": "He never came", "currency": "KES"}
    words |= {"due_on": timezone.localdate().isoformat(), "kind": "owed", "amount": ""}
    answer = as_(amina).post("/claims/new/", words)
    assert (answer.status_code, Claim.objects.count()) == (422, 0)
    assert "How much?" in answer.content.decode()
    assert "He never came" in answer.content.decode(), "what was typed is kept"
    answer = as_(amina).post("/claims/new/", words | {"kind": "absent"})
    assert answer.status_code == 302
    assert Claim.objects.get().kind == Kind.ABSENT
    assert "never came, or was never there" in as_(amina).get("/register/").content.decode()


def test_a_kind_that_is_none_is_refused(amina: Member) -> None:
    with pytest.raises(Refusal) as refusal:
        harm(amina, STRANGER, "ugly")
    assert refusal.value.field == "kind"
    assert not Claim.objects.exists()


def test_what_two_found_is_told_by_its_kind_with_the_answer_and_without_names(
    as_: As, found: Claim, dalia: Member, wanjiru: Member
) -> None:
    page = told(as_, dalia, wanjiru.phone)
    assert "abuse or threats" in page
    assert "It was never delivered." in page, "their answer stands beside it"
    for hidden in ("Wanjiru", "Amina", found.what, "not pay"):
        assert hidden not in page


def test_programs_read_the_kind_too(
    call: Call, amina: Member, dalia: Member, bakari: Member, otieno: Member, wanjiru: Member
) -> None:
    today = timezone.localdate().isoformat()
    words = {"key": str(uuid4()), "phone": wanjiru.phone, "kind": "absent", "what": "He never came"}
    made = call(amina, "/claims", **words, due_on=today).json()
    assert (made["kind"], made["amount"]) == ("absent", "0.00")
    world.heard(Claim.objects.get(), "found", bakari, otieno)
    said = call(dalia, "/lookups", key=str(uuid4()), phone=wanjiru.phone).json()
    assert [one["kind"] for one in said["found"]] == ["absent"]
    assert call(amina, "/claims", **words | {"kind": "ugly"}, due_on=today).status_code == 422


def test_it_is_open_to_nobody_before_it_is_found(
    as_: As, amina: Member, dalia: Member, wanjiru: Member
) -> None:
    harm(amina, wanjiru.phone)
    assert "Nothing was found" in told(as_, dalia, wanjiru.phone)


def test_it_stands_on_the_trust_line_and_in_the_warning_of_a_deal_for_a_year(
    found: Claim, dalia: Member, wanjiru: Member
) -> None:
    def stands() -> tuple[int, bool]:
        line = trust.lines([wanjiru])[wanjiru.pk]
        said = warnings(dalia, wanjiru, line)
        return line.disputes, any("of Wanjiru: abuse or threats" in one for one in said)

    assert stands() == (1, True)
    with time_machine.travel(timezone.now() + timedelta(days=366), tick=False):
        assert stands() == (0, False)


def test_put_right_it_is_told_no_more(
    as_: As, found: Claim, amina: Member, dalia: Member, wanjiru: Member
) -> None:
    assert "They have put it right" in as_(amina).get(f"/claims/{found.pk}/").content.decode()
    claims.withdraw(amina, found)
    last = Notice.objects.filter(member=wanjiru).latest("pk").text
    assert "put it right" in last
    assert "Nothing was found" in told(as_, dalia, wanjiru.phone)
    assert "put right since" in as_(amina).get("/register/").content.decode()


def test_who_made_one_up_makes_none_of_any_kind_for_half_a_year(
    amina: Member, wanjiru: Member, bakari: Member, otieno: Member
) -> None:
    made = world.heard(harm(amina, wanjiru.phone, Kind.FALSE_WORD), "false", bakari, otieno)
    assert Deed.objects.filter(verb="claim.false", member=amina, subject=made.pk).exists()
    for again in (lambda: harm(amina, STRANGER), lambda: world.claim(amina, STRANGER)):
        with pytest.raises(Refusal, match="made up"):
            again()


def test_of_a_deal_that_is_done_harm_can_be_claimed_and_money_not(
    amina: Member, wanjiru: Member
) -> None:
    deal = world.dealt(amina, wanjiru)
    usual: dict[str, Any] = {"what": "She complained of good sugar", "currency": "KES"}
    usual |= {"amount": Decimal(500), "due_on": timezone.localdate()}
    with pytest.raises(Refusal, match="Nothing is owed"):
        claims.claim_of_deal(amina, uuid4(), deal, Owed(**usual))
    made = claims.claim_of_deal(amina, uuid4(), deal, Owed(**usual, kind=Kind.FALSE_WORD))
    assert (made.deal, made.member, made.amount) == (deal, wanjiru, 0)


def test_a_claim_of_before_is_one_of_money(amina: Member) -> None:
    made = world.claim(amina, STRANGER)
    assert (made.kind, made.is_of_money, str(made)) == ("owed", True, "KSh 4,000")
