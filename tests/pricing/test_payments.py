"""How a member pays."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from community.members.models import Member
from community.text.refusals import Refusal
from pricing import ways
from pricing.actions import payments
from pricing.forms.payments import MPESA, PaymentForm
from pricing.models import Payment
from pricing.tariff import FREE
from tests.pricing.conftest import Page, signed_in

TABLE = [(Decimal(100), Decimal(0)), (Decimal(500), Decimal(7))]


def test_cash_is_free_until_something_else_is_said(amina: Member) -> None:
    assert ways.tariff_of(amina) == FREE
    payments.choose(amina, Decimal("1.5"), TABLE)
    assert ways.tariff_of(amina).fee(Decimal(200)) == 3 + 7


def test_what_is_said_last_holds(amina: Member) -> None:
    payments.choose(amina, Decimal("1.5"), TABLE)
    payments.choose(amina, Decimal(0), [])
    assert ways.tariff_of(amina) == FREE
    assert Payment.objects.count() == 1


@pytest.mark.parametrize(("percent", "lines"), [("-1", []), ("101", []), ("0", TABLE[::-1])])
def test_what_is_no_tariff_is_refused(
    amina: Member, percent: str, lines: list[tuple[Decimal, Decimal]]
) -> None:
    with pytest.raises(Refusal):
        payments.choose(amina, Decimal(percent), lines)
    assert not Payment.objects.exists()


def test_a_table_is_typed_line_by_line(client: Client, amina: Member, read: Page) -> None:
    url = reverse("pricing:payment")
    sent = {"percent": "", "lines": "100 0\n\n1,000: 13"}
    assert signed_in(client, amina).post(url, sent).status_code == 302
    assert ways.tariff_of(amina).fee(Decimal(500)) == 13
    assert "1000 13" in read(amina, "payment")


@pytest.mark.parametrize("typed", ["500", "500 seven", "500 7 9", "500 -7", "500 7\n400 9"])
def test_a_table_that_is_not_clear_is_asked_back(client: Client, amina: Member, typed: str) -> None:
    answer = signed_in(client, amina).post(reverse("pricing:payment"), {"lines": typed})
    assert answer.status_code == 422
    assert typed.splitlines()[-1] in answer.content.decode()
    assert not Payment.objects.exists()


def test_the_table_of_m_pesa_can_be_filled_in(amina: Member, read: Page) -> None:
    assert "20000 105" in read(amina, "payment", query="?mpesa")
    form = PaymentForm({"lines": MPESA})
    assert form.is_valid()
    payments.choose(amina, **form.cleaned_data)
    tariff = ways.tariff_of(amina)
    assert [tariff.fee(Decimal(paid)) for paid in (100, 101, 1200, 60_000)] == [0, 7, 23, 108]


def test_how_one_pays_is_ones_own_affair(amina: Member, dalia: Member, read: Page) -> None:
    payments.choose(amina, Decimal("1.5"), TABLE)
    assert "1.5" in read(amina, "payment")
    assert "1.5" not in read(dalia, "payment").partition("<main")[2]
