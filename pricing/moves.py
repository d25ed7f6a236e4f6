"""When a watched price is worth telling, pure: the figure now, and what was told before.

The rule, in words (source: spec part 4, "Watches"):

1. Below: told when the figure falls under the line, and again only after it was back at the line
   or above it. Who asked to hear of sugar under 5,000 need not hear it every day of a cheap month.
2. Moved: told when the figure is so many per cent off the middle of the seven days before the day
   it is of; and within a week of having told, only if it is as far off what was told, too.
3. Nothing is told twice of one day, nor of a figure that is no newer than the one told last: a
   report that comes in late is history.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

WEEK = timedelta(days=7)
HUNDRED = Decimal(100)


class Figure(NamedTuple):
    """The middle as of a moment; week is the middle of the seven days before, if there was one."""

    middle: Decimal
    as_of: datetime
    week: Decimal | None = None


class Told(NamedTuple):
    day: date
    middle: Decimal
    as_of: datetime


def is_below(line: Decimal, figure: Figure) -> bool:
    return figure.middle < line


def has_moved(percent: Decimal, figure: Figure, last: Told | None) -> bool:
    if figure.week is None or off(figure.middle, figure.week) < percent:
        return False
    if last is None or figure.as_of - last.as_of > WEEK:
        return True
    return off(figure.middle, last.middle) >= percent


def off(price: Decimal, base: Decimal) -> Decimal:
    """How far the one is from the other, in per cent of the other."""
    return abs(price - base) / base * HUNDRED


def is_news(figure: Figure, today: date, last: Told | None) -> bool:
    return last is None or (last.day < today and last.as_of < figure.as_of)
