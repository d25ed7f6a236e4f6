"""Numbers as traders write them: understood, or asked back, never guessed."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.text.amounts import amount
from community.text.refusals import Refusal


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("5800", "5800"),
        ("5,800", "5800"),
        ("5 800", "5800"),
        ("5\u00a0800", "5800"),
        ("5800/=", "5800"),
        ("5,800/=", "5800"),
        ("5800 /-", "5800"),
        ("KSh 5,800", "5800"),
        ("kes5800", "5800"),
        ("Sh. 45", "45"),
        ("1,234,567.50", "1234567.50"),
        ("65.50", "65.50"),
        ("5.8", "5.8"),
        ("0.250", "0.250"),
        (".5", "0.5"),
        ("５８００", "5800"),
        ("٥٨٠٠", "5800"),
        ("٦٥٫٥", "65.5"),
        ("5800.000", "5800"),
    ],
)
def test_one_number_in_many_hands(written: str, meant: str) -> None:
    assert amount(written) == Decimal(meant)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "Write a number"),
        ("   ", "Write a number"),
        ("-5", "above zero"),
        ("−5", "above zero"),
        ("5.800", "5,800 or 5.80"),
        ("12.345", "12,345 or 12.34"),
        ("58OO", "letter"),
        ("5.8k", "letter"),
        ("1e12", "letter"),
        ("NaN", "letter"),
        ("inf", "letter"),
        ("5,80", "not clear"),
        ("5,8,00", "not clear"),
        ("1.2.3", "not clear"),
        ("1100-1200", "not clear"),
        ("9" * 50, "not clear"),
        ("½", "not clear"),
    ],
)
def test_what_is_not_clear_is_asked_back(written: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        amount(written)


@given(st.decimals("0.01", "99999999", places=2))
def test_a_number_written_our_way_is_read_back(number: Decimal) -> None:
    assert amount(f"{number:,.2f}") == number
    assert amount(f"KES {number:,.2f}/=") == number


@given(st.text(max_size=40))
def test_any_text_is_a_finite_number_or_a_refusal(written: str) -> None:
    with suppress(Refusal):
        found = amount(written)
        assert found.is_finite()
        assert found >= 0
