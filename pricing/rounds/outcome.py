"""What a round's rows come to, by the pure rule of allocation.py."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from pricing.landed import Step, Way
from pricing.models import Award, Offer, Outcome, Pledge, Round
from pricing.rounds.allocation import Bid, Deal, Want, deals, settled, wanted
from pricing.spans import sure


def wants(pledges: Iterable[Pledge]) -> list[Want]:
    return [Want(one.pk, one.quantity, one.limit) for one in pledges]


def bid(offer: Offer) -> Bid:
    steps = [Step(one.least, sure(one.price)) for one in offer.breaks.all()]
    return Bid(offer.pk, steps, Way(trip=sure(offer.transport)))


def standing_offers(round: Round) -> list[Offer]:
    """Those that hold today."""
    held = Offer.objects.standing().filter(
        invitation__round=round, valid_until__gte=timezone.localdate()
    )
    return list(held.select_related("author").prefetch_related("breaks").order_by("pk"))


def best(round: Round, without: Collection[int] = ()) -> Deal | None:
    """The cheapest deal that holds; `without` are pledges of those who said no."""
    pledges = round.pledges.standing().exclude(pk__in=without)
    found = deals(wants(pledges), map(bid, standing_offers(round)), round.threshold)
    return found[0] if found else None


def award(round: Round, deal: Deal) -> Award:
    return Award.objects.create(
        round=round, offer_id=deal.offer, quantity=deal.quantity, price=deal.price
    )


def why_not(round: Round) -> tuple[Outcome, "Deal | None"]:
    """No deal holds: too little pledged, nobody quoted, or too dear for too many; the nearest."""
    everyone = wants(round.pledges.standing())
    offers = standing_offers(round)
    near = [deal for deal in (settled(everyone, bid(offer)) for offer in offers) if deal]
    nearest = max(near, key=lambda deal: (deal.quantity, -deal.price), default=None)
    if wanted(everyone) < round.threshold:
        return Outcome.SHORT, nearest
    return (Outcome.DEAR if offers else Outcome.EMPTY), nearest
