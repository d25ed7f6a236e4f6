"""What every quote must pass, by whatever door it comes."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Member
from community.text.refusals import Refusal
from pricing.checks import DEAREST, MOST, checked
from pricing.models import Cell, Quote
from tests import world


def quote(**words: Any) -> Quote:
    usual = {"price": Decimal(65), "quantity": Decimal(1), "factor": Decimal(1)}
    return Quote(**usual | {"seen_at": timezone.now()} | words)


@given(
    st.decimals("0.01", DEAREST, places=2),
    st.decimals("0.001", MOST, places=3),
    st.decimals("0.0001", 99_999, places=4),
)
def test_a_price_that_passes_can_be_stored_and_is_above_nought(
    price: Decimal, quantity: Decimal, factor: Decimal
) -> None:
    try:
        per_base = checked(quote(price=price, quantity=quantity, factor=factor), "KES", "retail")
    except Refusal as refusal:
        assert "swapped" in str(refusal) or "too large" in str(refusal)  # noqa: PT017
        return
    assert 0 < per_base < 10**14


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "0", "-1", "1e30", "0.001"])
def test_a_price_that_is_none(number: str) -> None:
    with pytest.raises(Refusal) as refusal:
        checked(quote(price=Decimal(number)), "KES", "retail")
    assert refusal.value.field == "price"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "0", "-1", "1e30", "0.0001"])
def test_a_quantity_that_is_none(number: str) -> None:
    with pytest.raises(Refusal) as refusal:
        checked(quote(quantity=Decimal(number)), "KES", "retail")
    assert refusal.value.field == "quantity"


def test_price_and_quantity_swapped_are_asked_back() -> None:
    with pytest.raises(Refusal, match="swapped"):
        checked(quote(price=Decimal("0.05"), quantity=Decimal(5800)), "KES", "retail")


def test_a_date_to_come_and_one_before_our_time() -> None:
    for days in (1, 3650, -365 * 60):
        with pytest.raises(Refusal) as refusal:
            checked(quote(seen_at=timezone.now() + timedelta(days=days)), "KES", "retail")
        assert refusal.value.field == "seen_at"


@pytest.mark.parametrize(
    ("words", "field"),
    [({"currency": "XXQ"}, "currency"), ({"currency": "kes"}, "currency"), ({"kind": "x"}, "kind")],
)
def test_what_no_form_offers_is_refused_by_the_act_too(
    amina: Member, words: dict[str, str], field: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        world.quote(amina, **words)
    assert refusal.value.field == field
    assert not Cell.objects.exists()
