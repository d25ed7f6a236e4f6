"""The head of a line of an export: when it was said, and in which order its date is written.

The phone's own language decides the order, and the file does not name it. It is told only where
the dates leave one: no month is the thirteenth, no word was said tomorrow or before WhatsApp was,
and a chat runs forward. Where two orders are left, a person is asked.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = ORDERS = ("dmy", "mdy", "ymd")
WHATSAPP_BEGAN = 2009
BACKWARDS = timedelta(days=1)  # phones sort a little by arrival

MARKS = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
DATE = r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4}),?"
TIME = r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([AaPp])\.?\s*[Mm]\.?)?"
STYLES = (
    re.compile(rf"[{MARKS}]*\[{DATE}\s+{TIME}\]\s"),  # an iPhone's
    re.compile(rf"[{MARKS}]*{DATE}\s+{TIME}\s+-\s"),  # an Android's
)


class Head(NamedTuple):
    """The numbers of a date as they stand, and the hour of the day."""

    first: int
    second: int
    third: int
    hour: int
    minute: int
    second_of_minute: int

    def at(self, order: str) -> datetime | None:
        """None where this is no date in that order."""
        year, month, day = self.placed(order)
        if 0 <= year < 100 and order != YEAR_FIRST:
            year += 2000
        if year < WHATSAPP_BEGAN:
            return None
        try:
            return datetime(  # noqa: DTZ001 (the file names no zone)
                year, month, day, self.hour, self.minute, self.second_of_minute
            )
        except ValueError:
            return None

    def placed(self, order: str) -> tuple[int, int, int]:
        if order == YEAR_FIRST:
            return self.first, self.second, self.third
        if order == MONTH_FIRST:
            return self.third, self.first, self.second
        return self.third, self.second, self.first


def head(found: re.Match[str]) -> Head | None:
    """None for an hour that no clock shows."""
    first, _sign, second, third, hour, minute, seconds, half = found.groups()
    hours = int(hour)
    if half and hours > 12:
        return None
    if half:
        hours = hours % 12 + (12 if half in "Pp" else 0)
    if hours > 23 or int(minute) > 59 or int(seconds or 0) > 59:
        return None
    return Head(int(first), int(second), int(third), hours, int(minute), int(seconds or 0))


def orders(heads: Sequence[Head], today: date) -> list[str]:
    """Those in which these can be dates: one where it is told, more where it must be asked."""
    dated = [one for one in heads if any(one.at(order) for order in ORDERS)]
    fitting = [order for order in ORDERS if fits(dated, order, today)]
    forward = [order for order in fitting if runs_forward(dated, order)]
    left = forward or fitting
    if len(left) > 1 and all(one.at(left[0]) == one.at(left[1]) for one in dated):
        return left[:1]
    return left or [DAY_FIRST, MONTH_FIRST]


def fits(heads: Sequence[Head], order: str, today: date) -> bool:
    latest = today + timedelta(days=1)
    moments = [one.at(order) for one in heads]
    return all(at is not None and at.date() <= latest for at in moments)


def runs_forward(heads: Sequence[Head], order: str) -> bool:
    moments = [at for one in heads if (at := one.at(order))]
    return all(after >= before - BACKWARDS for before, after in pairwise(moments))
