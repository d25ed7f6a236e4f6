"""Saying of another's price that one saw it too."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.live.models import Event
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import answers, quotes
from pricing.models import Cell, Quote, Supplier
from tests import world
from tests.pricing.conftest import signed_in


def test_dalia_saw_it_too_in_one_tap_and_the_price_is_confirmed(
    client: Client, amina: Member, dalia: Member
) -> None:
    quote = world.quote(amina)
    cell = quote.cell
    page = reverse("pricing:history", args=[cell.commodity.slug, cell.market.slug])
    url = reverse("pricing:confirmation", args=[quote.pk])
    assert url in signed_in(client, dalia).get(page).content.decode()
    words = {"key": str(uuid4())}
    assert client.post(url, words).status_code == 302
    assert client.post(url, words).status_code == 302
    cell = Cell.objects.get()
    assert (cell.people, cell.state) == (2, "confirmed")
    assert Quote.objects.get(author=dalia).word == "seen"
    assert Event.objects.filter(kind="quote.reported").count() == 2


def test_twice_a_day_is_one_voice(amina: Member, dalia: Member) -> None:
    quote = world.quote(amina)
    first = answers.confirm(dalia, uuid4(), quote)
    assert answers.confirm(dalia, uuid4(), quote) == first
    assert Quote.objects.count() == 2


def test_nobody_confirms_their_own_a_withdrawn_or_an_old_price(
    amina: Member, dalia: Member
) -> None:
    old = world.quote(amina, seen_at=timezone.now() - timedelta(days=29))
    quote = world.quote(amina)
    quotes.withdraw(amina, quote)
    for by, of in ((amina, old), (dalia, quote), (dalia, old)):
        with pytest.raises(Refusal):
            answers.confirm(by, uuid4(), of)
    assert Quote.objects.count() == 2


def test_a_supplier_has_no_word_on_what_others_paid(
    amina: Member, wanjiru: Member, bakari: Member, group: Group
) -> None:
    quote = world.quote(amina)
    Supplier.objects.create(group=group, member=wanjiru, by=bakari)
    with pytest.raises(Refusal, match="makes offers"):
        answers.confirm(wanjiru, uuid4(), quote)
    assert Quote.objects.count() == 1


def test_a_visitor_confirms_nothing(client: Client, amina: Member) -> None:
    url = reverse("pricing:confirmation", args=[world.quote(amina).pk])
    client.post(url, {"key": str(uuid4())})
    assert Quote.objects.count() == 1
