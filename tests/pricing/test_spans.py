"""Numbers that are not sure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricing.spans import NOTHING, Span, between, sure

money = st.decimals(0, 1_000_000, places=2)
above = st.decimals("0.01", 100_000, places=3)
spans = st.lists(money, min_size=3, max_size=3).map(lambda three: Span(*sorted(three)))
shares = st.fractions(0, 1).map(lambda share: Decimal(share.numerator) / share.denominator)


def inside(span: Span, share: Decimal) -> Decimal:
    """A number of the span, so far along it."""
    return span.low + (span.high - span.low) * share


@given(spans, spans, shares, shares)
def test_whatever_is_true_lies_in_the_span(
    one: Span, other: Span, first: Decimal, second: Decimal
) -> None:
    here, there = inside(one, first), inside(other, second)
    assert (one + other).low <= here + there <= (one + other).high
    less = one - other
    assert less.low - Decimal("1e-9") <= here - there <= less.high + Decimal("1e-9")


@given(spans, above)
def test_a_span_many_times_and_shared_out_again_is_itself(span: Span, number: Decimal) -> None:
    again = span.times(number).over(number).rounded(Decimal("0.01"))
    assert abs(again.middle - span.middle) <= Decimal("0.01")


@given(spans, above)
def test_rounding_cuts_off_nothing_true(span: Span, number: Decimal) -> None:
    exact = span.over(number)
    near = exact.rounded(Decimal("0.01"))
    assert near.low <= exact.low <= exact.high <= near.high


def test_the_ends_of_a_difference_cross_over() -> None:
    assert between(1700, 1800) - between(1100, 1200) == Span(
        Decimal(500), Decimal(600), Decimal(700)
    )


def test_what_is_sure_is_no_range() -> None:
    assert sure(65).is_sure
    assert NOTHING + sure("65.50") == sure("65.50")
    assert not between(65, 66).is_sure


def test_a_span_turned_round_is_refused() -> None:
    with pytest.raises(ValueError, match="Not a span"):
        between(1600, 1500)
