"""Saying that one saw another price."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import disputes, quotes
from pricing.models import Cell, Dispute, Quote
from tests import world
from tests.pricing.conftest import signed_in


def disputed(by: Member, quote: Quote, price: str = "", **words: Any) -> Dispute:
    seen = Decimal(price) if price else None
    return disputes.dispute(by, uuid4(), quote, seen, **words)


def test_dalia_saw_another_price_and_hers_counts_as_her_own(amina: Member, dalia: Member) -> None:
    quote = world.quote(amina, "65")
    made = disputed(dalia, quote, "90")
    assert made.other is not None
    assert (made.other.author, made.other.about, made.other.word) == (dalia, quote, "different")
    assert Cell.objects.get().people == 2


def test_a_reason_alone_changes_no_figure(amina: Member, dalia: Member) -> None:
    quote = world.quote(amina)
    before = Cell.objects.values().get()
    disputed(dalia, quote, reason="This was the small tin.")
    assert Cell.objects.values().get() == before
    assert Dispute.objects.get().reason == "This was the small tin."


def test_the_state_follows_the_prices_and_not_the_number_who_object(
    amina: Member, dalia: Member, wanjiru: Member, bakari: Member
) -> None:
    quote = world.quote(amina, "65")
    for member in (dalia, wanjiru, bakari):
        disputed(member, quote, reason="No.")
    assert Cell.objects.get().state == "new"
    other = world.quote(world.member("Eve"), "65")
    assert Cell.objects.get().state == "confirmed"
    quotes.withdraw(other.author, other)
    Dispute.objects.all().delete()
    disputed(dalia, quote, "100")
    assert Cell.objects.get().state == "disputed"


def test_everyone_counts_once(amina: Member, dalia: Member) -> None:
    quote, key = world.quote(amina), uuid4()
    first = disputes.dispute(dalia, key, quote, Decimal(90))
    assert disputes.dispute(dalia, key, quote, Decimal(90)) == first
    with pytest.raises(Refusal, match="already said so"):
        disputed(dalia, quote, "95")
    assert (Dispute.objects.count(), Quote.objects.count()) == (1, 2)


def test_what_was_taken_back_may_be_said_anew(amina: Member, dalia: Member) -> None:
    quote = world.quote(amina)
    first = disputed(dalia, quote, "90")
    assert first.other is not None
    quotes.withdraw(dalia, first.other)
    second = disputed(dalia, quote, reason="Only the old stock.")
    disputes.withdraw(dalia, second)
    assert not Dispute.objects.standing().exists()
    disputed(dalia, quote, "91")
    assert Dispute.objects.standing().count() == 1


def test_it_needs_a_price_or_a_reason(amina: Member, dalia: Member) -> None:
    with pytest.raises(Refusal, match="Say the price"):
        disputed(dalia, world.quote(amina))
    assert not Dispute.objects.exists()


@pytest.mark.parametrize(
    "other",
    [
        {"high": Decimal(95)},
        {"quantity": Decimal(2)},
        {"unit": "bag 50 kg"},
        {"reason": "Seen at gate B."},
    ],
)
def test_the_same_key_is_one_dispute_and_with_anything_else_refused(
    amina: Member, dalia: Member, other: dict[str, Any]
) -> None:
    quote, key = world.quote(amina, "65"), uuid4()
    said = {"reason": "Seen  at gate A."}
    made = disputes.dispute(dalia, key, quote, Decimal(90), **said)
    assert disputes.dispute(dalia, key, quote, Decimal(90), **said) == made
    with pytest.raises(Refusal, match="other words"):
        disputes.dispute(dalia, key, quote, Decimal(90), **said | other)
    assert (Quote.objects.count(), Dispute.objects.count()) == (2, 1)


def test_the_same_price_is_no_dispute(amina: Member, dalia: Member) -> None:
    quote = world.quote(amina)
    with pytest.raises(Refusal, match="same price"):
        disputed(dalia, quote, "65")
    assert (Quote.objects.count(), Dispute.objects.count()) == (1, 0)


def test_nobody_disputes_their_own_or_what_counts_no_more(amina: Member, dalia: Member) -> None:
    quote = world.quote(amina)
    with pytest.raises(Refusal, match="your own"):
        disputed(amina, quote, "70")
    quotes.withdraw(amina, quote)
    with pytest.raises(Refusal, match="count any more"):
        disputed(dalia, quote, "70")
    assert Quote.objects.count() == 1


def test_the_author_hears_of_it_without_a_name(amina: Member, dalia: Member) -> None:
    quote = world.quote(amina)
    disputed(dalia, quote, reason="No.")
    told = Notice.objects.get(member=amina, kind="price.disputed")
    assert (told.actor, "Dalia" in told.text) == (None, False)


def test_by_the_page_in_one_tap_and_a_price(client: Client, amina: Member, dalia: Member) -> None:
    quote = world.quote(amina)
    page = reverse("pricing:quote", args=[quote.pk])
    url = reverse("pricing:dispute", args=[quote.pk])
    assert url in signed_in(client, dalia).get(page).content.decode()
    assert 'value="kg"' in client.get(url).content.decode()
    words = {"key": str(uuid4()), "price": "", "quantity": "1", "unit": "kg"}
    assert client.post(url, words).status_code == 422
    assert client.post(url, words | {"price": "90", "reason": "Today."}).status_code == 302
    shown = client.get(page).content.decode()
    assert "saw another price" in shown
    assert "Today." in shown
    back = reverse("pricing:dispute_withdrawal", args=[quote.pk])
    assert back in shown
    assert client.post(back).status_code == 302
    assert not Dispute.objects.standing().exists()


def test_outsiders_and_sellers_find_no_such_price(
    client: Client, amina: Member, chidi: Member, wanjiru: Member, bakari: Member, group: Group
) -> None:
    url = reverse("pricing:dispute", args=[world.quote(amina).pk])
    world.sells_to(bakari, group, wanjiru)
    words = {"key": str(uuid4()), "price": "90", "quantity": "1", "unit": "kg"}
    for member in (chidi, wanjiru):
        assert signed_in(client, member).get(url).status_code == 404
        assert client.post(url, words).status_code == 404
    assert not Dispute.objects.exists()
