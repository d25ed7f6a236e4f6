"""Who has a voice on a price, and how loud, pure: reports in, weighed voices out.

The rule in words, points 2 to 4 of rules.py.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

WINDOW = 4


class Report(NamedTuple):
    """One person's price per base unit; standing 0 to 1; seen_at with its zone, which sets days.

    low to high where it was a range; survey where no person stands behind it; kept where somebody
    has looked at it and let it stand, however far off it is.
    """

    price: Decimal
    reporter: str | int
    standing: float
    seen_at: datetime
    low: Decimal | None = None
    high: Decimal | None = None
    survey: bool = False
    kept: bool = False


class Voice(NamedTuple):
    """What one person said on one day: price per base unit, weight above 0."""

    price: Decimal
    weight: float
    reporter: str | int
    seen_at: datetime
    low: Decimal | None = None
    high: Decimal | None = None
    survey: bool = False
    kept: bool = False


def voices_of(reports: Iterable[Report], half_life: timedelta) -> list[Voice]:
    return weighed(near_newest(one_voice_a_day(reports), half_life), half_life)


def one_voice_a_day(reports: Iterable[Report]) -> list[Report]:
    """The latest report of each person and day; of two at one instant, the higher price."""
    heard = (one for one in reports if one.standing > 0 and one.price.is_finite() and one.price > 0)
    latest: dict[tuple[str | int, date], Report] = {}
    for report in sorted(heard, key=order):
        latest[report.reporter, report.seen_at.date()] = report
    return list(latest.values())


def order(one: Report) -> tuple[Any, ...]:
    ends = (one.low or one.price, one.high or one.price)
    return one.seen_at, one.price, one.standing, *ends, one.kept


def near_newest(reports: Sequence[Report], half_life: timedelta) -> list[Report]:
    newest = max((report.seen_at for report in reports), default=None)
    if newest is None:
        return []
    return [report for report in reports if report.seen_at >= newest - WINDOW * half_life]


def weighed(reports: Sequence[Report], half_life: timedelta) -> list[Voice]:
    """Voices in the order of their prices, each with its weight."""
    today = max((report.seen_at.date() for report in reports), default=date.min)
    days: dict[str | int, list[float]] = defaultdict(list)
    for one in reports:
        days[one.reporter].append(freshness(one, today, half_life))
    best = max((min(one.standing, 1.0) for one in reports if not one.survey), default=1.0)
    voices = []
    for one in reports:
        share = max(days[one.reporter]) / sum(days[one.reporter])
        said = min(one.standing, 1.0) * freshness(one, today, half_life) * share
        said *= best if one.survey else 1
        rest = (one.reporter, one.seen_at, one.low, one.high, one.survey, one.kept)
        voices.append(Voice(one.price, said, *rest))
    return sorted(voices, key=lambda voice: (voice.price, voice.weight))


def freshness(report: Report, today: date, half_life: timedelta) -> float:
    return float(0.5 ** ((today - report.seen_at.date()) / half_life))


def weight(voices: Sequence[Voice]) -> float:
    return sum(voice.weight for voice in voices)
