"""What goods cost where they are needed, pure: the price, and all that is paid on the way.

The rule, in words (source: spec part 4, needs E3):

1. Landed cost per base unit = (price × quantity + transport + shipping + payment fee) ÷ base units.
2. A price may come in steps: from so many base units on, so much for each. The step that the
   quantity reaches holds for all of it; whoever wants less than the first step is not served.
3. Transport is so much for the trip, and so much for each base unit carried. Shipping is what a
   shop asks for bringing the goods. Either may be nothing.
4. The payment fee is on what the seller is sent: goods and shipping, not the fare of the carrier.
   It is so many per cent, or read off a table of amounts, or both.
5. Every number may be a span. All parts only grow with the price, so low with low and high with
   high are the true ends (spans.py).
6. What one is cheaper than the other is the difference of two spans. Only where even the worst of
   the one is no dearer than the best of the other is the one surely cheaper.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pricing.spans import NOTHING, Span, sure
from pricing.tariff import FREE, Tariff

LEAST = Decimal("0.0001")


class Step(NamedTuple):
    """From `least` base units on, `price` for each one."""

    least: Decimal
    price: Span


class Way(NamedTuple):
    """What comes on top between there and here: of the whole trip, and of each base unit."""

    trip: Span = NOTHING
    each: Span = NOTHING
    shipping: Span = NOTHING


class Landed(NamedTuple):
    """All parts for the whole quantity; per_base for one base unit, to four decimals."""

    quantity: Decimal
    goods: Span
    transport: Span
    shipping: Span
    fee: Span
    total: Span
    per_base: Span


NO_WAY = Way()


def landed(
    steps: Sequence[Step], quantity: Decimal, way: Way = NO_WAY, tariff: Tariff = FREE
) -> Landed | None:
    """Of `quantity` base units (above nought); None where so little is not sold."""
    price = price_of(steps, quantity)
    if price is None:
        return None
    goods = price.times(quantity)
    transport = way.trip + way.each.times(quantity)
    fee = tariff.on(goods + way.shipping)
    total = goods + transport + way.shipping + fee
    per_base = total.over(quantity).rounded(LEAST)
    return Landed(quantity, goods, transport, way.shipping, fee, total, per_base)


def price_of(steps: Sequence[Step], quantity: Decimal) -> Span | None:
    step = taken(steps, quantity)
    return step.price if step else None


def taken(steps: Sequence[Step], quantity: Decimal) -> Step | None:
    reached = [step for step in steps if step.least <= quantity]
    return max(reached, key=lambda step: step.least, default=None)


def same_price(price: Span) -> list[Step]:
    """No steps: the same for each, however many."""
    return [Step(Decimal(0), price)]


def worth_more(
    steps: Sequence[Step], quantity: Decimal, way: Way = NO_WAY, tariff: Tariff = FREE
) -> Landed | None:
    """A larger quantity that costs less in all than this one, the cheapest; None if there is none.

    Ten bags at the lower step may cost less than nine at the higher.
    """
    now = landed(steps, quantity, way, tariff)
    larger = [landed(steps, step.least, way, tariff) for step in steps if step.least > quantity]
    known = [one for one in larger if one is not None]
    best = min(known, key=lambda one: (one.total.middle, one.quantity), default=None)
    if best is None or (now is not None and best.total.middle >= now.total.middle):
        return None
    return best


def saving(cheaper: Landed, dearer: Landed) -> Span:
    """What the one saves against the other for the whole quantity; below nought: it costs more."""
    return dearer.total - cheaper.total


def surely(difference: Span) -> bool:
    """Whether it saves whatever the true prices are."""
    return difference.low >= 0 and difference.high > 0


def flat(trip: Decimal | int | str = 0, each: Decimal | int | str = 0) -> Way:
    """A way whose costs are known to the shilling."""
    return Way(trip=sure(trip), each=sure(each))
