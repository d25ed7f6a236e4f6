"""What the columns of a price file are called, and in which order its dates are written. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

WRITTEN = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})\Z", re.ASCII)


class Order(StrEnum):
    """ISO is read always; of the others only the one that was named, for 3/4 may be either."""

    ISO = "iso"
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True)
class Columns:
    """Ours by theirs, and the words that stand in every row where the file has no such column."""

    names: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    order: Order = Order.ISO

    def ours(self, theirs: list[str]) -> list[str]:
        """The file's own heading with our names in it."""
        known = {their.casefold(): our for our, their in self.names.items()}
        return [known.get(name.strip().casefold(), name.strip()) for name in theirs]


def pairs(written: list[str]) -> dict[str, str]:
    """market=Soko, currency=KES. ValueError says which is no pair."""
    found = [one.partition("=") for one in written]
    for name, sign, value in found:
        if not (name.strip() and sign and value.strip()):
            raise ValueError(f"{name!r} is not like market=Soko")
    return {name.strip(): value.strip() for name, _, value in found}


def day(written: str, order: Order) -> date:
    """ValueError where it is no date, or where nobody said which number is the month."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        pass
    found = WRITTEN.match(written)
    if found is None:
        raise ValueError(f"date {written!r} is not like 2025-06-15")
    if order is Order.ISO:
        raise ValueError(f"date {written!r} is not like 2025-06-15: say --dates day-first")
    return ordered(written, tuple(map(int, found.groups())), order)


def ordered(written: str, numbers: tuple[int, ...], order: Order) -> date:
    first, second, year = numbers
    month, number = (second, first) if order is Order.DAY_FIRST else (first, second)
    try:
        if year < 1000:
            raise ValueError
        return date(year, month, number)
    except ValueError:
        raise ValueError(
            f"date {written!r} is none, read {order}; years have four digits"
        ) from None
