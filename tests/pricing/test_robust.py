"""The middle: what a minority cannot do to it, whatever it says."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricing import robust
from pricing.rules import Estimate, Report, estimate
from pricing.voices import voices_of, weight

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FORTNIGHT = timedelta(days=14)


def report(price: float, reporter: str | int, standing: float = 1.0, days: float = 0) -> Report:
    return Report(Decimal(str(price)), reporter, standing, NOW - timedelta(days=days))


def said(*prices: float, standing: float = 1.0, name: str = "trader") -> list[Report]:
    """One voice each, all today."""
    return [report(price, f"{name} {n}", standing) for n, price in enumerate(prices)]


def found(reports: list[Report]) -> Estimate:
    one = estimate(reports, NOW, FORTNIGHT)
    assert one
    return one


people = st.lists(
    st.builds(
        report,
        price=st.integers(50, 150),
        reporter=st.integers(0, 12),
        standing=st.sampled_from([0.1, 0.25, 0.5, 1.0]),
        days=st.integers(0, 20),
    ),
    min_size=1,
    max_size=25,
)
strangers = st.lists(st.integers(1, 10**6), max_size=30).map(
    lambda prices: said(*prices, standing=0.0, name="stranger")
)


@given(people, st.sampled_from([3, 10, 100, 5000]))
def test_in_shillings_or_in_cents_it_is_the_same_price(seen: list[Report], times: int) -> None:
    dearer = [one._replace(price=one.price * times) for one in seen]
    base, scaled = found(seen), found(dearer)
    assert abs(scaled.middle - base.middle * times) <= Decimal("0.0001") * times
    assert (scaled.low, scaled.high) == (base.low * times, base.high * times)
    assert scaled.held == base.held


@given(people)
def test_it_is_never_below_the_least_nor_above_the_most_that_was_said(seen: list[Report]) -> None:
    prices = [one.price for one in seen]
    assert min(prices) <= found(seen).middle <= max(prices)


@given(people, strangers)
def test_those_without_standing_change_nothing(seen: list[Report], flood: list[Report]) -> None:
    assert estimate(seen + flood, NOW, FORTNIGHT) == estimate(seen, NOW, FORTNIGHT)


@given(
    st.lists(st.integers(90, 110), min_size=3, max_size=20),
    st.integers(1, 10**6),
    st.floats(0.01, 0.29),
    st.integers(1, 40),
)
def test_less_than_three_tenths_never_pull_it_out_of_what_the_honest_say(
    honest: list[int], lie: int, share: float, accounts: int
) -> None:
    standing = min(1.0, len(honest) * share / (1 - share) / accounts)
    liars = said(*[lie] * accounts, standing=standing, name="liar")
    assert min(honest) <= found(said(*honest) + liars).middle <= max(honest)


@given(people, st.integers(0, 9))
def test_who_repeats_it_daily_is_no_louder(seen: list[Report], days: int) -> None:
    loud = [report(100, "amina", days=day) for day in range(days + 1)]
    voices = voices_of(loud + seen, FORTNIGHT)
    newest = max(one.seen_at for one in loud + seen)
    fresh = 0.5 ** ((newest.date() - NOW.date()) / FORTNIGHT)
    assert weight([one for one in voices if one.reporter == "amina"]) == pytest.approx(fresh)


def test_many_small_accounts_weigh_no_more_than_one_of_their_standing() -> None:
    honest = said(96, 98, 100, 102, 104)
    one = found([*honest, report(115, "chidi", 1.0)])
    many = found(honest + said(*[115] * 20, standing=0.05, name="chidi"))
    assert one.middle == many.middle


def test_four_tenths_more_said_by_a_third_is_not_heard() -> None:
    honest = said(92, 95, 98, 100, 102, 105, 108)
    bent = found(honest + said(140, 140, 140, name="liar"))
    assert bent.middle == found(honest).middle == Decimal(100)
    assert bent.high == 140


def test_two_tenths_more_said_by_a_third_moves_it_by_less_than_the_lie() -> None:
    honest = said(92, 95, 98, 100, 102, 105, 108)
    bent = found(honest + said(120, 120, 120, name="liar"))
    assert 100 < bent.middle < 107


@pytest.mark.parametrize("slip", [10, 0.1, 2, 0.5, 1.8, 0.555])
def test_a_slip_of_digit_or_unit_is_held_among_eight(slip: float) -> None:
    calm = said(94, 96, 98, 100, 102, 104, 106)
    one = found([*calm, report(100 * slip, "chidi")])
    assert (one.held, one.reports, one.middle) == (1, 7, Decimal(100))


def test_among_few_only_what_is_three_times_off_is_held() -> None:
    assert found([*said(98, 100, 102), report(180, "chidi")]).held == 0
    assert found([*said(98, 100, 102), report(1000, "chidi")]).held == 1


def test_where_no_half_agrees_it_is_the_median_and_a_dispute() -> None:
    one = found(said(10, 100, 1000))
    assert (one.middle, one.held, one.state) == (Decimal(100), 0, "disputed")


def test_where_prices_are_wide_it_listens_wider() -> None:
    wide = said(50, 65, 100, 140, 160)
    voices = voices_of(wide, FORTNIGHT)
    shares = [(float(one.price) / 100, one.weight) for one in voices]
    _at, heard = robust.settled(shares, 1.0)
    assert heard < 2.5, "too few are heard at first, for this test to mean anything"
    assert 65 <= found(wide).middle <= 140


def test_attention_falls_from_all_to_nothing() -> None:
    heard = [robust.attention(off, 1.0) for off in (0, 0.2, -0.2, 0.245, 0.28, -0.9)]
    assert heard == [1, 1, 1, pytest.approx(0.5), 0, 0]
    assert robust.attention(0.4, 2.0) == 1


def test_more_standing_than_there_is_counts_as_one() -> None:
    calm = said(98, 100, 102)
    assert found([*calm, report(105, "chidi", 900.0)]) == found([*calm, report(105, "chidi")])


@pytest.mark.parametrize("price", ["NaN", "sNaN", "Infinity", "-1"])
def test_what_is_no_price_has_no_voice(price: str) -> None:
    calm = said(98, 100, 102)
    odd = report(1, "chidi")._replace(price=Decimal(price))
    assert found([odd, *calm, odd]) == found(calm)
