"""Buying together: the buyers' side of a round."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from community.members.requests import member
from pricing.actions import confirmations, pledges
from pricing.api.words import Amount
from pricing.models import Confirmation, Pledge, Round
from pricing.rounds import access, reads

router = Router()


class RoundOut(Schema):
    """`price` once a quote is chosen: of one unit, landed."""

    id: int
    commodity: str
    market: str
    unit: str
    currency: str
    state: str
    threshold: Amount
    pledged: Amount
    to_go: Amount
    people: int
    closes_at: datetime
    delivery_on: date
    price: Amount | None
    confirmed: Amount


class PledgeIn(Schema):
    key: UUID
    quantity: Amount
    limit: Amount


class PledgeOut(Schema):
    id: int
    quantity: Amount
    limit: Amount


class ConfirmationIn(Schema):
    key: UUID
    agreed: bool


@router.get("/groups/{slug}/rounds", response=list[RoundOut])
def listed(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    group = access.buying_group_of(member(request), slug)
    return [round_out(one) for one in reads.rounds(member(request), group)[:100]]


@router.get("/rounds/{pk}", response=RoundOut)
def shown(request: HttpRequest, pk: int) -> dict[str, Any]:
    return round_out(reads.seen(member(request), pk))


@router.post("/rounds/{pk}/pledge", response=PledgeOut)
def pledge(request: HttpRequest, pk: int, body: PledgeIn) -> Pledge:
    round = access.round_of(member(request), pk)
    return pledges.pledge(member(request), round, **body.dict())


@router.delete("/rounds/{pk}/pledge", response={204: None})
def withdraw(request: HttpRequest, pk: int) -> Status[None]:
    pledges.withdraw(member(request), access.round_of(member(request), pk))
    return Status(204, None)


@router.post("/rounds/{pk}/confirmation", response=ConfirmationIn)
def confirm(request: HttpRequest, pk: int, body: ConfirmationIn) -> Confirmation:
    round = access.round_of(member(request), pk)
    return confirmations.confirm(member(request), round, **body.dict())


def round_out(round: Round) -> dict[str, Any]:
    names = ["id", "currency", "state", "threshold", "pledged", "to_go", "people"]
    names += ["closes_at", "delivery_on", "price", "confirmed"]
    figures = {name: getattr(round, name) for name in names}
    words = {"commodity": round.commodity.slug, "market": round.market.slug}
    return figures | words | {"unit": round.measure}
