"""What the way costs, as a group knows it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from community.members.requests import member
from community.sectors.models import Place
from pricing import access
from pricing.actions import fares
from pricing.api.words import Amount, Currency, UnitWords, Words
from pricing.models import Fare

router = Router()


class FareIn(Schema):
    """Of the trip, of each unit carried, or both."""

    key: UUID
    market: Words
    place: Words
    per_trip: Amount | None = None
    per_unit: Amount | None = None
    unit: UnitWords = ""
    currency: Currency = "KES"


class FareOut(Schema):
    id: int
    market: str
    place: str
    per_trip: Amount
    per_unit: Amount
    unit: str
    currency: str


@router.get("/groups/{slug}/fares", response=list[FareOut])
def listed(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    group = access.group_of(member(request), slug)
    rows = Fare.objects.standing().filter(group=group).select_related("market", "place")
    return [fare_out(fare) for fare in rows.order_by("-pk")[:200]]


@router.post("/groups/{slug}/fares", response=FareOut)
def enter(request: HttpRequest, slug: str, body: FareIn) -> dict[str, Any]:
    group = access.group_of(member(request), slug)
    place = Place.objects.filter(slug=body.place).first()
    if place is None:
        raise Http404
    words = body.dict(exclude={"market", "place"})
    market = access.market(body.market)
    return fare_out(fares.enter(member(request), group=group, market=market, place=place, **words))


def fare_out(fare: Fare) -> dict[str, Any]:
    names = ("id", "per_trip", "per_unit", "unit", "currency")
    figures = {name: getattr(fare, name) for name in names}
    return figures | {"market": fare.market.slug, "place": fare.place.slug}
