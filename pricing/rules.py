"""Price arithmetic, pure: reports of people in, one honest line out.

The rule, in words (source: spec part 4, "Statistics"; reasons, literature and measurements:
docs/price-estimate.md):

1. A price is compared per base unit: price ÷ (quantity × what the unit holds).
2. One voice per person and day: the latest counts, whoever reports ten times says one thing.
3. Only what is near the newest report counts: four half-lives of the commodity. An older price
   is history. So an old price never mixes with today's, and stands alone when there is no other.
4. A voice weighs standing × ½^(age ÷ half-life); all days of one person together weigh no more
   than the freshest, so that coming daily is no louder than coming once. Without standing there is
   no voice. Age is counted in whole days back from the newest report: the voices of one day weigh
   alike, whoever spoke last, and the figure is the same whenever it is worked out; only its state
   changes with the hour.
5. Middle: from the weighted median, the weighted mean of the prices within 21 % of it, those up to
   28 % heard less and less, again and again from where it comes to lie, until it lies still. It
   must speak for more than half of the weight, else it listens wider, at most twice as wide, else
   it is the weighted median. It never leaves the inner two fifths of the weight (30th to 70th
   percentile). One or two voices: the weighted median.
6. With three voices or more, those outside a third to three times the middle are suspect, with
   eight or more those outside two thirds to one and a half times: held, never deleted, and heard
   again as soon as the rest moves to meet them. Nobody is held unless those left carry more than
   half of the weight.
7. Low and high are the weighted 10th and 90th percentiles of those who count, or the extremes where
   fewer than five voices speak.
8. A range counts with its middle, its ends in low and high. A survey weighs as much as the best
   standing of the people who speak, and is nobody: it adds no person and confirms nothing.
9. Stale after two half-lives without a report; else confirmed when two people within 5 % of the
   middle saw it in the last 48 hours, each weighing a hundredth of the loudest at least, for who
   came this month and is known to nobody confirms nothing beside who is known; else disputed when
   less than half of the weight lies within 15 % of the middle; else new.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal, NamedTuple

from pricing import robust
from pricing.robust import percentile
from pricing.voices import WINDOW as WINDOW
from pricing.voices import Report as Report
from pricing.voices import Voice, voices_of, weight

State = Literal["new", "confirmed", "disputed", "stale"]
Direction = Literal["up", "down", "steady"]

DAY = timedelta(days=1)
STALE = 2
SUSPECT, SUSPECT_AMONG_MANY = Decimal(3), Decimal("1.5")
AGREES, AUDIBLE = Decimal("0.05"), 0.01
NEAR = Decimal("0.15")
FRESH = timedelta(hours=48)
FEW, MANY = 5, 8
LEAST = Decimal("0.0001")


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


def estimate(
    reports: Iterable[Report],
    now: datetime,
    half_life: timedelta,
    previous: Estimate | None = None,
) -> Estimate | None:
    """The market's word on a price, or None without a report that has a voice.

    previous, the estimate before this one, is for rules that need it; this one does not.
    """
    voices = voices_of(reports, half_life)
    if not voices:
        return None
    middle = rounded(robust.middle(voices))
    counted = unsuspected(voices, middle)
    low, high = spread(counted)
    as_of = max(voice.seen_at for voice in counted)
    agreed = agreed_at(counted, middle)
    split = is_disputed(counted, middle)
    return Estimate(
        middle=middle,
        low=min(low, middle),
        high=max(high, middle),
        people=len({voice.reporter for voice in counted if not voice.survey}),
        reports=len(counted),
        state=state(now, as_of, half_life, agreed, split),
        as_of=as_of,
        held=len(voices) - len(counted),
        agreed_at=agreed,
        disputed=split,
    )


def unsuspected(voices: list[Voice], middle: Decimal) -> list[Voice]:
    if len(voices) < 3:
        return voices
    line = suspicion(len(voices))
    kept = [one for one in voices if one.kept or not is_suspect(one.price, middle, line)]
    # Of two equal camps far apart neither may silence the other: the line is disputed instead.
    return kept if 2 * weight(kept) > weight(voices) * 1.000001 else voices


def suspicion(voices: int) -> Decimal:
    """How many times the middle, or what part of it, is beyond belief."""
    return SUSPECT_AMONG_MANY if voices >= MANY else SUSPECT


def is_suspect(price: Decimal, middle: Decimal, line: Decimal = SUSPECT) -> bool:
    """So far from the middle: more likely a slip of unit or digit."""
    return price > middle * line or price * line < middle


def spread(voices: Sequence[Voice]) -> tuple[Decimal, Decimal]:
    """Of a range its low end counts for the low, its high end for the high."""
    lows = by_price(voice._replace(price=voice.low or voice.price) for voice in voices)
    highs = by_price(voice._replace(price=voice.high or voice.price) for voice in voices)
    if len(voices) < FEW:
        return lows[0].price, highs[-1].price
    return percentile(lows, 0.1), percentile(highs, 0.9)


def by_price(voices: Iterable[Voice]) -> list[Voice]:
    return sorted(voices, key=lambda voice: (voice.price, voice.weight))


def agreed_at(voices: Sequence[Voice], middle: Decimal) -> datetime | None:
    """Since when two people stand by the middle: when the second latest of them last saw it."""
    latest: dict[str | int, datetime] = {}
    audible = max(voice.weight for voice in voices) * AUDIBLE
    for voice in voices:
        if voice.survey or voice.weight < audible:
            continue
        if is_within(voice.price, middle, AGREES):
            earlier = latest.get(voice.reporter, voice.seen_at)
            latest[voice.reporter] = max(earlier, voice.seen_at)
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
