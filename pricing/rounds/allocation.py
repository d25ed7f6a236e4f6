"""Who buys in a round, from whom and at what price; pure.

The rule, in words (source: spec part 2, buying rounds):

1. All that is pledged is bought from one supplier. The price of one unit is the landed cost of the
   whole order, transport among it, divided by its units and rounded up to the cent.
2. Nobody pays above their own limit. Whoever's limit is below the price drops out, whole; the order
   is smaller then, the price may rise, and the limits are read again, until nobody drops out any
   more. That ends, for each turn is smaller. As a larger order is never dearer for each unit, it
   ends at the largest order that can be: whoever dropped out could not have been kept.
3. A deal holds where what is left reaches the threshold, read again after all have dropped out.
4. The cheapest unit wins; of two at one price the larger order, then whoever quoted first. The
   cheaper deal never leaves out more than the dearer one does.
5. The order in which pledges and quotes came in changes nothing else.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from pricing.landed import NO_WAY, Landed, Step, Way, landed

CENT = Decimal("0.01")
NONE = Decimal(0)


class Want(NamedTuple):
    """So many units, and the most this one pays for each, landed."""

    pledge: int
    quantity: Decimal
    limit: Decimal


class Bid(NamedTuple):
    """A supplier's prices from so many units on, and what brings the order here."""

    offer: int
    steps: Sequence[Step]
    way: Way = NO_WAY


class Deal(NamedTuple):
    """What one supplier would deliver, at one price a unit, to these pledges."""

    offer: int
    quantity: Decimal
    price: Decimal
    total: Decimal
    pledges: tuple[int, ...]


class Rung(NamedTuple):
    """At this order, the cheapest supplier, the price of a unit, and how much is wanted at it."""

    quantity: Decimal
    offer: int
    price: Decimal
    within: Decimal


def deals(wants: Iterable[Want], bids: Iterable[Bid], threshold: Decimal) -> list[Deal]:
    """All that hold, the best first."""
    everyone = sorted(wants)
    found = [settled(everyone, bid) for bid in bids]
    held = [deal for deal in found if deal is not None and deal.quantity >= threshold]
    return sorted(held, key=lambda deal: (deal.price, -deal.quantity, deal.offer))


def settled(wants: Sequence[Want], bid: Bid) -> Deal | None:
    """The largest order at which nobody pays above their limit; None where there is none."""
    staying = list(wants)
    while staying:
        cost = landed(bid.steps, wanted(staying), bid.way)
        if cost is None:
            return None
        price = of_one(cost)
        within = [want for want in staying if want.limit >= price]
        if len(within) == len(staying):
            who = tuple(want.pledge for want in staying)
            return Deal(bid.offer, cost.quantity, price, cost.total.high, who)
        staying = within
    return None


def ladder(wants: Sequence[Want], bids: Sequence[Bid], orders: Iterable[Decimal]) -> list[Rung]:
    """For each order, and each quantity at which somebody's price changes: who is cheapest."""
    breaks = {step.least for bid in bids for step in bid.steps}
    found = [rung(wants, bids, order) for order in sorted({*breaks, *orders}) if order > 0]
    return [one for one in found if one is not None]


def rung(wants: Sequence[Want], bids: Sequence[Bid], order: Decimal) -> Rung | None:
    costs = [(landed(bid.steps, order, bid.way), bid.offer) for bid in bids]
    known = sorted((of_one(cost), offer) for cost, offer in costs if cost is not None)
    if not known:
        return None
    price, offer = known[0]
    return Rung(order, offer, price, wanted(want for want in wants if want.limit >= price))


def of_one(cost: Landed) -> Decimal:
    """In whole cents and never below what it costs, so that the shares cover the bill."""
    return (cost.total.high / cost.quantity).quantize(CENT, ROUND_CEILING)


def wanted(wants: Iterable[Want]) -> Decimal:
    return sum((want.quantity for want in wants), NONE)
