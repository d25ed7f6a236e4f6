"""What time of year a price is usually low or high."""

from datetime import date
from decimal import Decimal
from math import cos, pi
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricing.bars import BOTTOM, HEIGHT, TOP, WIDTH, bars
from pricing.chart import Month
from pricing.season import MONTHS, Usual, season


def month(at: int, price: float) -> Month:
    paid = Decimal(str(round(price, 2)))
    return Month(date(2010 + at // 12, at % 12 + 1, 1), paid, paid, paid, 3)


def wave(at: int, height: float = 0.2) -> float:
    """Dearest in June, cheapest in December."""
    return 1 + height * cos((at % 12 - 5) * pi / 6)


def series(years: int, height: float = 0.2, growth: float = 0.01, noise: float = 0) -> list[Month]:
    luck = Random(7)
    return [
        month(at, 50 * (1 + growth) ** at * wave(at, height) * (1 + luck.uniform(-noise, noise)))
        for at in range(12 * years)
    ]


def test_the_dear_and_the_cheap_months_are_found_through_inflation() -> None:
    found = season(series(8))
    assert found
    assert (found.dearest, found.cheapest) == (6, 12)
    assert found.apart == pytest.approx(50, abs=3)
    assert not found.is_flat
    assert len(found.months) == 12


def test_noise_of_eight_per_cent_does_not_hide_it() -> None:
    found = season(series(10, noise=0.08))
    assert found
    assert found.dearest in {5, 6, 7}
    assert found.cheapest in {11, 12, 1}
    assert found.held >= 0.8 * found.seen


def test_one_drought_bends_nothing() -> None:
    usual = series(8)
    drought = [
        one._replace(middle=one.middle * 3) if 40 <= at < 46 else one
        for at, one in enumerate(usual)
    ]
    plain, bent = season(usual), season(drought)
    assert plain
    assert bent
    assert (bent.dearest, bent.cheapest) == (plain.dearest, plain.cheapest)


def test_luck_alone_is_told_as_no_season() -> None:
    found = season(series(12, height=0, growth=0, noise=0.02))
    assert found
    assert found.is_flat


def test_too_few_years_say_nothing() -> None:
    assert season([]) is None
    assert season(series(2)) is None
    assert season(series(8)[::3]) is None


def test_months_that_are_missing_are_left_out() -> None:
    holes = [one for one in series(8) if one.month.month not in (3, 4)]
    found = season(holes)
    assert found
    assert [one.month for one in found.months] == [1, 2, 5, 6, 7, 8, 9, 10, 11, 12]
    assert season([one for one in holes if one.month.month != 7]) is None


@given(st.floats(0.01, 1000))
def test_the_season_of_a_bag_is_that_of_a_kilo(times: float) -> None:
    scale = Decimal(str(round(times, 4)))
    scaled = [one._replace(middle=one.middle * scale) for one in series(5)]
    assert season(scaled) == season(series(5))


shares = st.decimals(-60, 200, places=1)


@given(st.lists(shares, min_size=MONTHS, max_size=12))
def test_all_bars_stand_on_the_paper(said: list[Decimal]) -> None:
    drawn = bars([Usual(at, share, 5) for at, share in enumerate(said, 1)])
    for bar, share in zip(drawn.bars, said, strict=True):
        assert TOP - 1 <= bar.y <= bar.y + bar.height <= HEIGHT - BOTTOM
        assert 0 <= bar.x < bar.x + 20 <= WIDTH
        assert (bar.y < drawn.zero) == (share >= 0)
        assert 0 < bar.label < HEIGHT - 10
