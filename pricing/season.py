"""What time of year a price is usually low or high, pure: months of many years in, one year out.

The rule, in words (the classical ratio to a centred moving average, made bold by medians):

1. Each month is set against the year round it: the mean of the six months before and after, the
   two at the ends counted half. Inflation and a bad year lie in that mean, so what is left is the
   season. A month whose year has fewer than nine of its thirteen months says nothing.
2. The share of a calendar month is the median over the years, so one drought bends nothing. It
   takes three years to speak for a month, and ten months of twelve to speak of a season.
3. Beside it stands in how many years the dearest month really was dearer than the cheapest: a
   season that came in five years of ten is told as what it is.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from pricing.chart import Month, number

HALF_A_YEAR = 6
ENOUGH_OF_A_YEAR = 9
YEARS, MONTHS = 3, 10
FLAT = Decimal(5)
TENTH = Decimal("0.1")


class Usual(NamedTuple):
    """A calendar month (1 to 12): per cent above or below the year round it, in so many years."""

    month: int
    share: Decimal
    years: int


class Season(NamedTuple):
    """The months known, in order; apart is how far the dearest lies above the cheapest, in per
    cent; it was so in `held` of `seen` years."""

    months: list[Usual]
    cheapest: int
    dearest: int
    apart: Decimal
    held: int
    seen: int

    @property
    def is_flat(self) -> bool:
        return self.seen < YEARS or self.apart < FLAT or 3 * self.held < 2 * self.seen


def season(months: Sequence[Month]) -> Season | None:
    """None where the years are too few to tell."""
    ratios = against_the_year({number(one.month): one.middle for one in months})
    usual = [
        Usual(month, percent(median(years.values())), len(years))
        for month, years in sorted(by_calendar(ratios).items())
        if len(years) >= YEARS
    ]
    return told(usual, by_calendar(ratios)) if len(usual) >= MONTHS else None


def against_the_year(prices: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """Each month's price over the mean of the year round it, where that is known."""
    found = {}
    for at, price in prices.items():
        near = range(at - HALF_A_YEAR, at + HALF_A_YEAR + 1)
        known = [(prices[one], weight(one - at)) for one in near if one in prices]
        if len(known) >= ENOUGH_OF_A_YEAR:
            total = sum((price * share for price, share in known), Decimal(0))
            found[at] = price / (total / sum(share for _, share in known))
    return found


def weight(away: int) -> Decimal:
    return Decimal("0.5") if abs(away) == HALF_A_YEAR else Decimal(1)


def by_calendar(ratios: Mapping[int, Decimal]) -> dict[int, dict[int, Decimal]]:
    """Calendar month, then the year it was, counted so that December is of its own year."""
    found: dict[int, dict[int, Decimal]] = {}
    for at, ratio in ratios.items():
        year, before = divmod(at - 1, 12)
        found.setdefault(before + 1, {})[year] = ratio
    return found


def told(usual: list[Usual], years: Mapping[int, Mapping[int, Decimal]]) -> Season:
    low = min(usual, key=lambda one: (one.share, one.month))
    high = max(usual, key=lambda one: (one.share, -one.month))
    both = years[low.month].keys() & years[high.month].keys()
    held = sum(years[high.month][year] > years[low.month][year] for year in both)
    apart = ((100 + high.share) / (100 + low.share) * 100 - 100).quantize(TENTH)
    return Season(usual, low.month, high.month, apart, held, len(both))


def percent(ratio: Decimal) -> Decimal:
    return ((ratio - 1) * 100).quantize(TENTH)


def month_name(month: int) -> date:
    """A day of that month, for the page to name it in the reader's language."""
    return date(2000, month, 1)
