"""Where to buy a list of goods, pure: at one market, or split over two if that pays for the trip.

The rule, in words:

1. At each market one visits there is one trip to pay and one payment to send, for all that is
   bought there. Each of the goods comes from one market.
2. A plan that brings more of the list goes before one that brings less; of two that bring as much
   the cheaper goes first, by the middle; then fewer markets, then the market with the lower
   number for the first of the goods, so that the same question always has the same answer.
3. A split is looked for among all pairs, and in each among all ways to divide the list, for a fee
   read off a table makes the goods depend on each other. Pairs are tried in the order of what
   they cost without that table, and no more once that alone is dearer than the best so far.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product
from typing import NamedTuple

from pricing.spans import NOTHING, Span
from pricing.tariff import FREE, Tariff

Item = int
Pair = tuple["Stall", "Stall"]


class Offer(NamedTuple):
    """All of one thing that is wanted: what the goods cost, and to carry them."""

    goods: Span
    carried: Span = NOTHING


class Stall(NamedTuple):
    """A market by its number: what it has of the list, and what going there costs."""

    number: int
    offers: Mapping[Item, Offer]
    trip: Span = NOTHING
    shipping: Span = NOTHING


class Plan(NamedTuple):
    """The market of each of the goods, and what that costs in all."""

    buys: dict[Item, int]
    total: Span

    @property
    def markets(self) -> list[int]:
        return sorted({*self.buys.values()})

    @property
    def rank(self) -> tuple[int, Decimal, int, list[tuple[Item, int]]]:
        return -len(self.buys), self.total.middle, len(self.markets), sorted(self.buys.items())


def singles(stalls: Sequence[Stall], tariff: Tariff = FREE) -> list[Plan]:
    """Each market alone, with all it has of the list; the best first."""
    plans = [plan(dict.fromkeys(stall.offers, stall), tariff) for stall in stalls]
    return sorted((one for one in plans if one.buys), key=lambda one: one.rank)


def split(stalls: Sequence[Stall], tariff: Tariff = FREE) -> Plan | None:
    """The best plan over two markets, where it beats each single one; None where none does."""
    alone = next(iter(singles(stalls, tariff)), None)
    best = alone
    pairs = combinations(sorted(stalls, key=lambda stall: stall.number), 2)
    for bound, _, pair in sorted((*bounds(pair, tariff), pair) for pair in pairs):
        if best is not None and bound > best.rank[:2]:
            break
        found = best_of(pair, tariff)
        if found is not None and (best is None or found.rank < best.rank):
            best = found
    return best if best is not alone else None


def bounds(pair: Pair, tariff: Tariff) -> tuple[tuple[int, Decimal], list[int]]:
    """No plan over these two brings more, or as much for less; and their numbers, to tell ties."""
    share, items = 1 + tariff.percent / 100, of(pair)
    trips = [one.trip.middle + one.shipping.middle * share for one in pair]
    goods = [min(cost(one.offers[item], share) for one in sellers(pair, item)) for item in items]
    return (-len(items), sum(goods + trips, Decimal(0))), [one.number for one in pair]


def cost(offer: Offer, share: Decimal) -> Decimal:
    return offer.goods.middle * share + offer.carried.middle


def of(pair: Pair) -> list[Item]:
    return sorted(pair[0].offers.keys() | pair[1].offers.keys())


def sellers(pair: Pair, item: Item) -> list[Stall]:
    return [one for one in pair if item in one.offers]


def best_of(pair: Pair, tariff: Tariff) -> Plan | None:
    """The best way to divide the list with something from each; None where there is none."""
    items = of(pair)
    choices = product(*(sellers(pair, item) for item in items))
    both = [choice for choice in choices if len({one.number for one in choice}) == 2]
    best = min(both, key=lambda choice: in_all(items, choice, tariff), default=None)
    return None if best is None else plan(dict(zip(items, best, strict=True)), tariff)


def in_all(
    items: Sequence[Item], choice: Sequence[Stall], tariff: Tariff
) -> tuple[Decimal, list[int]]:
    """The middle of what plan() says, only faster, for there are many to try."""
    sent = {one.number: one.shipping.middle for one in choice}
    total = sum(
        (one.trip.middle for one in {one.number: one for one in choice}.values()), Decimal(0)
    )
    for item, stall in zip(items, choice, strict=True):
        offer = stall.offers[item]
        sent[stall.number] += offer.goods.middle
        total += offer.carried.middle
    paid = sum((amount + tariff.fee(amount) for amount in sent.values()), total)
    return paid, [stall.number for stall in choice]


def plan(buys: Mapping[Item, Stall], tariff: Tariff) -> Plan:
    visited = {stall.number: stall for stall in buys.values()}
    total = NOTHING
    for stall in visited.values():
        mine = [stall.offers[item] for item, one in buys.items() if one.number == stall.number]
        sent = sum((offer.goods for offer in mine), stall.shipping)
        carried = sum((offer.carried for offer in mine), stall.trip)
        total = total + sent + carried + tariff.on(sent)
    return Plan({item: stall.number for item, stall in buys.items()}, total)
