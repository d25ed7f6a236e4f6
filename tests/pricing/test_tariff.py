"""What sending money costs."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricing.spans import between
from pricing.tariff import FREE, Tariff

LINES = [(100, 0), (500, 7), (1000, 13), (2500, 33)]
MPESA = Tariff(lines=[(Decimal(top), Decimal(fee)) for top, fee in LINES])
money = st.decimals(0, 100_000, places=2)


@pytest.mark.parametrize(
    ("amount", "fee"),
    [("0", 0), ("1", 0), ("100", 0), ("100.50", 7), ("500", 7), ("501", 13), ("2500", 33)],
)
def test_a_fee_is_read_off_the_table(amount: str, fee: int) -> None:
    assert MPESA.fee(Decimal(amount)) == fee


@pytest.mark.parametrize(
    ("amount", "fee"), [("2500.50", 33), ("2600", 33), ("2601", 40), ("5000", 66), ("5001", 66)]
)
def test_what_is_too_much_for_one_payment_goes_in_several(amount: str, fee: int) -> None:
    assert MPESA.fee(Decimal(amount)) == fee


def test_a_share_is_of_the_amount() -> None:
    assert Tariff(Decimal("1.5")).fee(Decimal(2000)) == 30
    both = Tariff(Decimal(1), MPESA.lines)
    assert both.fee(Decimal(1000)) == 10 + 13


def test_paying_in_cash_costs_nothing() -> None:
    assert FREE.fee(Decimal(5000)) == 0


@given(money, money)
def test_a_fee_never_falls_with_the_amount(one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    assert MPESA.fee(less) <= MPESA.fee(more)
    assert MPESA.on(between(less, more)).low == MPESA.fee(less)


@pytest.mark.parametrize(
    "lines",
    [[(500, 7), (500, 9)], [(500, 7), (400, 9)], [(500, 7), (900, 5)], [(0, 1)], [(5, -1)]],
)
def test_a_table_that_falls_is_refused(lines: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="larger amount"):
        Tariff(lines=[(Decimal(top), Decimal(fee)) for top, fee in lines])


@pytest.mark.parametrize("percent", ["-1", "101"])
def test_a_share_is_of_a_hundred(percent: str) -> None:
    with pytest.raises(ValueError, match="100"):
        Tariff(Decimal(percent))
