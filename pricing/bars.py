"""Bars above and below a line, pure: shares of the months in, coordinates out."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pricing.season import Usual

WIDTH, HEIGHT = 360, 180
EDGE, TOP, BOTTOM = 6, 26, 44
BAR = 20


class Bar(NamedTuple):
    """A rectangle, and where its month and its number are written."""

    month: int
    share: Decimal
    x: int
    y: int
    height: int
    middle: int
    label: int


class Bars(NamedTuple):
    zero: int
    bars: list[Bar]


def bars(months: Sequence[Usual]) -> Bars:
    """Room for all twelve, so that a month not known is a gap; all on one scale."""
    high = max([one.share for one in months] + [Decimal(1)])
    low = min([one.share for one in months] + [Decimal(-1)])
    scale = Decimal(HEIGHT - TOP - BOTTOM) / (high - low)
    zero = TOP + round(high * scale)
    return Bars(zero, [bar(one, zero, scale) for one in months])


def bar(one: Usual, zero: int, scale: Decimal) -> Bar:
    step = (WIDTH - 2 * EDGE) / 12
    middle = round(EDGE + step * (one.month - 0.5))
    height = max(1, round(abs(one.share) * scale))
    up = one.share >= 0
    top = zero - height if up else zero
    label = top - 6 if up else top + height + 17
    return Bar(one.month, one.share, middle - BAR // 2, top, height, middle, label)
