"""Price arithmetic, pure: reports of people in, one honest line out.

The rule, in words (source: spec part 4, "Statistics"):

1. A price is compared per base unit: price ÷ (quantity × what the unit holds).
2. One voice per person and day: the latest counts, whoever reports ten times says one thing.
3. Only what is near the newest report counts: four half-lives of the commodity. An older price
   is history. So an old price never mixes with today's, and stands alone when there is no other.
4. A voice weighs standing × ½^(age ÷ half-life). Age is counted in whole days back from the newest
   report: the voices of one day weigh alike, whoever spoke last, and the figure is the same
   whenever it is worked out; only its state changes with the hour.
5. With three voices or more, those outside a third to three times the median are suspect: held,
   never deleted, and heard again as soon as the rest moves to meet them. Nobody is held unless
   those left carry more than half of the weight.
6. Middle is the weighted median. Low and high are the weighted 10th and 90th percentiles, or the
   extremes where fewer than five voices speak.
7. Stale after two half-lives without a report; else confirmed when two people within 5 % of the
   middle saw it in the last 48 hours; else disputed when less than half of the weight lies within
   15 % of the middle; else new.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from math import isclose
from typing import Literal, NamedTuple

State = Literal["new", "confirmed", "disputed", "stale"]
Direction = Literal["up", "down", "steady"]

DAY = timedelta(days=1)
WINDOW = 4
STALE = 2
SUSPECT = Decimal(3)
AGREES = Decimal("0.05")
NEAR = Decimal("0.15")
FRESH = timedelta(hours=48)
FEW = 5
LEAST = Decimal("0.0001")


class Report(NamedTuple):
    """One person's price per base unit; standing 0 to 1; seen_at with its zone, which sets days."""

    price: Decimal
    reporter: str | int
    standing: float
    seen_at: datetime


class Estimate(NamedTuple):
    """One line of the board, per base unit; people and reports are those that counted."""

    middle: Decimal
    low: Decimal
    high: Decimal
    people: int
    reports: int
    state: State
    as_of: datetime
    held: int = 0
    agreed_at: datetime | None = None
    disputed: bool = False


class Voice(NamedTuple):
    price: Decimal
    weight: float
    report: Report


def estimate(
    reports: Iterable[Report],
    now: datetime,
    half_life: timedelta,
    previous: Estimate | None = None,
) -> Estimate | None:
    """The market's word on a price, or None without a report that has a voice.

    previous, the estimate before this one, is for rules that need it; this one does not.
    """
    voices = weighed(near_newest(one_voice_a_day(reports), half_life), half_life)
    if not voices:
        return None
    counted = unsuspected(voices)
    middle = weighted_median(counted)
    low, high = spread(counted)
    as_of = max(voice.report.seen_at for voice in counted)
    agreed = agreed_at(counted, middle)
    split = is_disputed(counted, middle)
    return Estimate(
        middle=middle,
        low=low,
        high=high,
        people=len({voice.report.reporter for voice in counted}),
        reports=len(counted),
        state=state(now, as_of, half_life, agreed, split),
        as_of=as_of,
        held=len(voices) - len(counted),
        agreed_at=agreed,
        disputed=split,
    )


def one_voice_a_day(reports: Iterable[Report]) -> list[Report]:
    """The latest report of each person and day; of two at one instant, the higher price."""
    latest: dict[tuple[str | int, date], Report] = {}
    for report in sorted(reports, key=lambda one: (one.seen_at, one.price, one.standing)):
        if report.price > 0 and report.standing > 0:
            latest[report.reporter, report.seen_at.date()] = report
    return list(latest.values())


def near_newest(reports: Sequence[Report], half_life: timedelta) -> list[Report]:
    newest = max((report.seen_at for report in reports), default=None)
    if newest is None:
        return []
    return [report for report in reports if report.seen_at >= newest - WINDOW * half_life]


def weighed(reports: Sequence[Report], half_life: timedelta) -> list[Voice]:
    """Voices in the order of their prices, each with its weight."""
    today = max((report.seen_at.date() for report in reports), default=date.min)
    voices = [
        Voice(one.price, one.standing * 0.5 ** ((today - one.seen_at.date()) / half_life), one)
        for one in reports
    ]
    return sorted(voices, key=lambda voice: (voice.price, voice.weight))


def unsuspected(voices: list[Voice]) -> list[Voice]:
    if len(voices) < 3:
        return voices
    middle = weighted_median(voices)
    kept = [voice for voice in voices if not is_suspect(voice.price, middle)]
    # Of two equal camps far apart neither may silence the other: the line is disputed instead.
    return kept if 2 * weight(kept) > weight(voices) * 1.000001 else voices


def weight(voices: Sequence[Voice]) -> float:
    return sum(voice.weight for voice in voices)


def is_suspect(price: Decimal, middle: Decimal) -> bool:
    """Outside a third to three times the middle: more likely a slip of unit or digit."""
    return price > middle * SUSPECT or price * SUSPECT < middle


def weighted_median(voices: Sequence[Voice]) -> Decimal:
    """Half of the weight lies on either side; between two prices, half way."""
    half = weight(voices) / 2
    reached = 0.0
    for number, voice in enumerate(voices):
        reached += voice.weight
        if isclose(reached, half) and number + 1 < len(voices):
            return rounded((voice.price + voices[number + 1].price) / 2)
        if reached >= half:
            break
    return voice.price


def spread(voices: Sequence[Voice]) -> tuple[Decimal, Decimal]:
    if len(voices) < FEW:
        return voices[0].price, voices[-1].price
    return percentile(voices, 0.1), percentile(voices, 0.9)


def percentile(voices: Sequence[Voice], share: float) -> Decimal:
    """The first price with at least this share of the weight at or below it."""
    goal = share * weight(voices)
    reached = 0.0
    for voice in voices:
        reached += voice.weight
        if reached >= goal or isclose(reached, goal):
            break
    return voice.price


def agreed_at(voices: Sequence[Voice], middle: Decimal) -> datetime | None:
    """Since when two people stand by the middle: when the second latest of them last saw it."""
    latest: dict[str | int, datetime] = {}
    for voice in voices:
        if is_within(voice.price, middle, AGREES):
            earlier = latest.get(voice.report.reporter, voice.report.seen_at)
            latest[voice.report.reporter] = max(earlier, voice.report.seen_at)
    return sorted(latest.values())[-2] if len(latest) > 1 else None


def is_disputed(voices: Sequence[Voice], middle: Decimal) -> bool:
    near = [voice for voice in voices if is_within(voice.price, middle, NEAR)]
    return weight(near) < weight(voices) / 2


def is_within(price: Decimal, middle: Decimal, share: Decimal) -> bool:
    return abs(price - middle) <= middle * share


def state(
    now: datetime,
    as_of: datetime,
    half_life: timedelta,
    agreed_at: datetime | None,
    disputed: bool,
) -> State:
    if now - as_of > STALE * half_life:
        return "stale"
    if agreed_at is not None and now - agreed_at <= FRESH:
        return "confirmed"
    return "disputed" if disputed else "new"


def per_base(price: Decimal, quantity: Decimal, factor: Decimal) -> Decimal:
    """Price of one base unit: 5,850 for 1 bag of 90 kg is 65 per kg. To four decimals."""
    return rounded(price / (quantity * factor))


def rounded(price: Decimal) -> Decimal:
    return price.quantize(LEAST, ROUND_HALF_EVEN)


def trend(middle: Decimal, before: Decimal) -> Decimal:
    """Change in per cent, to one decimal, within what a board can show (± 999.9)."""
    change = (middle - before) / before * 100
    limit = Decimal("999.9")
    return max(-limit, min(limit, change)).quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def direction(trend: Decimal) -> Direction:
    """Within one per cent is steady: a bag that costs ten shillings more is no news."""
    if abs(trend) < 1:
        return "steady"
    return "up" if trend > 0 else "down"
