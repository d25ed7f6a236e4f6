"""What another currency is worth, as a steward saw it on a day."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from community.members.requests import member
from pricing.actions import rates
from pricing.api.words import Amount, Currency
from pricing.desk import access, reads
from pricing.models import Rate

router = Router()


class RateOut(Schema):
    """`worth` is what one is worth in shillings."""

    currency: str
    worth: Amount
    day: date


class RateIn(Schema):
    key: UUID
    currency: Currency
    worth: Amount
    day: date


@router.get("/groups/{slug}/rates", response=list[RateOut])
def listed(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """The newest first, which is what pages show."""
    group = access.desk_of(member(request), slug)
    return [rate_out(one) for one in reads.rates(group)[:50]]


@router.post("/groups/{slug}/rates", response=RateOut)
def enter(request: HttpRequest, slug: str, body: RateIn) -> dict[str, Any]:
    group = access.desk_of(member(request), slug)
    return rate_out(rates.enter_rate(member(request), group, **body.dict()))


def rate_out(rate: Rate) -> dict[str, Any]:
    return {name: getattr(rate, name) for name in ("currency", "worth", "day")}
