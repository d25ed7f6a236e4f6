"""Buying together: the supplier's own quote, which nobody else reads before the close."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from community.members.requests import member
from pricing.actions import offers
from pricing.api.words import Amount
from pricing.models import Invitation, Offer
from pricing.rounds import access, reads

router = Router()


class StepWords(Schema):
    """From `least` units on, `price` for each."""

    least: Amount
    price: Amount


class OfferIn(Schema):
    key: UUID
    steps: list[StepWords]
    transport: Amount = Decimal(0)
    valid_until: date
    note: str = ""


class OfferOut(Schema):
    steps: list[StepWords]
    transport: Amount
    valid_until: date
    note: str


class RoundRequestOut(Schema):
    """What is asked for, `word` on what became of one's own quote, and that quote."""

    round: int
    group: str
    commodity: str
    unit: str
    currency: str
    least: Amount
    closes_at: datetime
    delivery_on: date
    word: str
    offer: OfferOut | None


@router.get("/offers/{pk}", response=RoundRequestOut)
def shown(request: HttpRequest, pk: int) -> dict[str, Any]:
    return asked_out(access.invitation_of(member(request), pk))


@router.post("/offers/{pk}", response=OfferOut)
def quote(request: HttpRequest, pk: int, body: OfferIn) -> dict[str, Any]:
    mine = access.invitation_of(member(request), pk)
    breaks = [(step.least, step.price) for step in body.steps]
    words = body.dict(exclude={"steps"})
    return offer_out(offers.quote(member(request), mine, breaks=breaks, **words))


@router.delete("/offers/{pk}", response={204: None})
def withdraw(request: HttpRequest, pk: int) -> Status[None]:
    offers.withdraw(member(request), access.invitation_of(member(request), pk))
    return Status(204, None)


def asked_out(mine: Invitation) -> dict[str, Any]:
    round, offer = mine.round, reads.standing_offer(mine)
    figures = {name: getattr(round, name) for name in ("currency", "closes_at", "delivery_on")}
    words = {"round": round.pk, "group": str(round.group), "commodity": round.commodity.slug}
    words |= {"unit": round.measure, "least": round.threshold, "word": reads.word(mine, offer)}
    return figures | words | {"offer": offer_out(offer) if offer else None}


def offer_out(offer: Offer) -> dict[str, Any]:
    steps = [{"least": one.least, "price": one.price} for one in offer.breaks.all()]
    figures = {"transport": offer.transport, "valid_until": offer.valid_until}
    return figures | {"steps": steps, "note": offer.note}
