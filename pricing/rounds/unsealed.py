"""What everybody in the group sees once the seals are broken."""

from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from pricing.landed import landed
from pricing.models import Award, Offer, Round
from pricing.rounds import outcome
from pricing.rounds.allocation import Deal, Rung, ladder, of_one, settled


class Quoted(NamedTuple):
    """An offer as the members see it once the seals are broken, at the quantity that counts."""

    offer: Offer
    price: Decimal | None
    within: Decimal
    chosen: bool


class Saved(NamedTuple):
    amount: Decimal
    price: Decimal
    quantity: Decimal


class Table(NamedTuple):
    """What the suppliers quoted, and the cheapest at each quantity."""

    quoted: list[Quoted]
    rungs: list[tuple[Rung, str]]


def table(round: Round, award: Award | None) -> Table | None:
    """Only after the closing; a round called off before it keeps its seals for ever."""
    if not hasattr(round, "closing"):
        return None
    everyone = outcome.wants(round.pledges.standing())
    offers = list(every_offer(round))
    bids = [outcome.bid(one) for one in offers]
    order = award.quantity if award else round.closing.pledged
    chosen = award.offer_id if award else None
    found = [(one, settled(everyone, bid)) for one, bid in zip(offers, bids, strict=True)]
    quoted = [one_quoted(offer, deal, order, chosen) for offer, deal in found]
    names = {one.pk: str(one.author) for one in offers}
    rungs = [(rung, names[rung.offer]) for rung in ladder(everyone, bids, [round.threshold, order])]
    return Table(sorted(quoted, key=cheapest), rungs)


def every_offer(round: Round) -> QuerySet[Offer]:
    held = Offer.objects.standing().filter(invitation__round=round)
    return held.select_related("author").prefetch_related("breaks").order_by("pk")


def one_quoted(offer: Offer, deal: Deal | None, order: Decimal, chosen: int | None) -> Quoted:
    bid = outcome.bid(offer)
    cost = landed(bid.steps, order, bid.way) if order else None
    within = deal.quantity if deal else Decimal(0)
    return Quoted(offer, of_one(cost) if cost else None, within, offer.pk == chosen)


def cheapest(one: Quoted) -> tuple[bool, Decimal, int]:
    return one.price is None, one.price or Decimal(0), one.offer.pk


def saved(round: Round, award: Award | None) -> Saved | None:
    """Against the board of the day it was opened: by what was paid, ordered or chosen."""
    if award is None or round.usual is None:
        return None
    price, quantity = award.price, award.quantity
    if hasattr(round, "order"):
        made = round.order.delivery if hasattr(round.order, "delivery") else round.order
        price, quantity = made.price, made.quantity
    return Saved((round.usual - price) * quantity, price, quantity)
