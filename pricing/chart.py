"""A chart's geometry, pure: months and recent points in, coordinates out.

The template writes them as SVG with presentational classes only, so that the page's own style
sheet colours it in light and dark, and no inline style is needed.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import ceil, floor, log10
from typing import NamedTuple

WIDTH, HEIGHT = 360, 220
LEFT, RIGHT, TOP, BOTTOM = 46, 10, 12, 28
GAP = 4
LINES = 4


class Month(NamedTuple):
    """Prices per base unit seen in one month: middle and the span most of them lay in."""

    month: date
    low: Decimal
    middle: Decimal
    high: Decimal
    quotes: int


class Point(NamedTuple):
    x: int
    y: int


class Tick(NamedTuple):
    at: int
    label: str


class Mark(NamedTuple):
    """A price that is no part of the figure: at its place, or at the rim with its number."""

    x: int
    y: int
    label: str


class Chart(NamedTuple):
    """band and lines are SVG point lists, broken where months are missing."""

    bands: list[str]
    lines: list[str]
    dots: list[Point]
    rows: list[Tick]
    columns: list[Tick]
    held: list[Mark]


class Scale(NamedTuple):
    """From a month and a price to a place on the paper."""

    first: int
    last: int
    top: float

    def x(self, when: date) -> int:
        share = (number(when) - self.first) / max(self.last - self.first, 1)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT))

    def y(self, price: Decimal | float) -> int:
        return round(HEIGHT - BOTTOM - float(price) / self.top * (HEIGHT - TOP - BOTTOM))


def chart(months: Sequence[Month], held: Sequence[tuple[date, Decimal]] = ()) -> Chart | None:
    """None without a month to draw. The price axis starts at nought: no change looks larger; and
    what is held does not stretch it."""
    if not months:
        return None
    dearest = max(float(month.high) for month in months)
    step = nice(dearest / LINES)
    lines = ceil(dearest / step)
    scale = Scale(number(months[0].month), number(months[-1].month), step * lines)
    runs = unbroken(months)
    return Chart(
        bands=[band(run, scale) for run in runs if len(run) > 1],
        lines=[points(run, scale) for run in runs if len(run) > 1],
        dots=[dot(run[0], scale) for run in runs if len(run) == 1] + [dot(months[-1], scale)],
        rows=[Tick(scale.y(step * line), label(step * line)) for line in range(lines + 1)],
        columns=years(months, scale),
        held=[mark(when, price, scale) for when, price in held],
    )


def mark(when: date, price: Decimal, scale: Scale) -> Mark:
    x = min(max(scale.x(when), LEFT), WIDTH - RIGHT)
    return Mark(x, max(scale.y(price), TOP), label(float(price)))


def number(when: date) -> int:
    return when.year * 12 + when.month


def nice(step: float) -> float:
    """The next of 1, 2, 2.5, 5, 10 … at or above."""
    size = 10.0 ** floor(log10(step))
    return next(size * times for times in (1, 2, 2.5, 5, 10) if size * times >= step * 0.9999)


def unbroken(months: Sequence[Month]) -> list[list[Month]]:
    """Runs without a hole of more than GAP months: a line over a hole would be made up."""
    runs: list[list[Month]] = []
    for month in months:
        if runs and number(month.month) - number(runs[-1][-1].month) <= GAP:
            runs[-1].append(month)
        else:
            runs.append([month])
    return runs


def band(run: Sequence[Month], scale: Scale) -> str:
    upper = [(month.month, month.high) for month in run]
    lower = [(month.month, month.low) for month in reversed(run)]
    return " ".join(f"{scale.x(when)},{scale.y(price)}" for when, price in upper + lower)


def points(run: Sequence[Month], scale: Scale) -> str:
    return " ".join(f"{scale.x(month.month)},{scale.y(month.middle)}" for month in run)


def dot(month: Month, scale: Scale) -> Point:
    return Point(scale.x(month.month), scale.y(month.middle))


def label(price: float) -> str:
    return f"{price:,.0f}" if price >= 10 or price == 0 else f"{price:.2g}"


def years(months: Sequence[Month], scale: Scale) -> list[Tick]:
    """A label at each January, thinned to at most five; the month itself where there is none."""
    first, last = months[0].month, months[-1].month
    januaries = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    if not januaries:
        return [Tick(scale.x(first), f"{first:%m/%Y}")]
    thinned = januaries[:: -(-len(januaries) // 5)]
    return [Tick(scale.x(when), str(when.year)) for when in thinned]
