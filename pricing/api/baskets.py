"""Shopping lists, and where all of one is cheapest."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from community.members.requests import member
from community.sectors.models import Place
from pricing import access, reads, shopping
from pricing.actions import baskets
from pricing.api.words import Amount, SpanOut, UnitWords, Words, span
from pricing.models import Line
from pricing.models.cell import Kind
from pricing.shopping import Tour

router = Router()


class BasketLineIn(Schema):
    """One more thing, on the newest list."""

    key: UUID
    commodity: Words
    quantity: Amount
    unit: UnitWords


class BasketLineOut(Schema):
    id: int
    list: int
    commodity: str
    quantity: Amount
    unit: str


class BasketOut(Schema):
    id: int
    name: str
    things: int


class TourOut(Schema):
    """Which line from which market, and what that costs in all."""

    buys: dict[str, list[int]]
    total: SpanOut
    lacking: list[int]


class BasketAnswerOut(Schema):
    currency: str
    alone: list[TourOut]
    split: TourOut | None
    saved: SpanOut | None
    unknown: list[str]
    nowhere: list[int]


@router.get("/lists", response=list[BasketOut])
def listed(request: HttpRequest) -> list[dict[str, Any]]:
    return reads.lists(member(request))


@router.post("/lists/lines", response=BasketLineOut)
def put(request: HttpRequest, body: BasketLineIn) -> dict[str, Any]:
    words = body.dict(exclude={"commodity"})
    commodity = access.commodity(body.commodity)
    return line_out(baskets.put(member(request), commodity=commodity, **words))


@router.get("/lists/{pk}/answer", response=BasketAnswerOut)
def answer(
    request: HttpRequest, pk: int, place: Words, kind: Kind = Kind.WHOLESALE
) -> dict[str, Any]:
    """Each market alone, the best first; and a split over two where it beats them."""
    mine = access.basket_of(member(request), pk)
    where = Place.objects.filter(slug=place).first()
    if where is None:
        raise Http404
    found = shopping.answer(member(request), list(reads.on(mine)), where, kind)
    return {
        "currency": found.currency,
        "alone": [tour_out(one) for one in found.alone],
        "split": tour_out(found.split) if found.split else None,
        "saved": span(found.saved) if found.saved else None,
        "unknown": [market.slug for market in found.unknown],
        "nowhere": [line.pk for line in found.nowhere],
    }


def line_out(line: Line) -> dict[str, Any]:
    words = {"id": line.pk, "list": line.basket_id, "commodity": line.commodity.slug}
    return words | {"quantity": line.quantity, "unit": line.written_unit}


def tour_out(tour: Tour) -> dict[str, Any]:
    return {
        "buys": {one.market.slug: [line.pk for line in one.lines] for one in tour.buys},
        "total": span(tour.total),
        "lacking": [line.pk for line in tour.lacking],
    }
