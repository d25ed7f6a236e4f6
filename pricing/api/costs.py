"""What goods cost where they are needed."""

from decimal import Decimal
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema

from community.members.requests import member
from community.sectors.models import Place
from community.text.refusals import Refusal
from pricing import access, costs
from pricing.api.words import Amount, SpanOut, UnitWords, Words, span
from pricing.checks import check_quantity
from pricing.costs import Costed, Costing, Wanted
from pricing.measures import measure
from pricing.models.cell import Kind

router = Router()


class PriceStepOut(Schema):
    """From so many base units on, so much for each."""

    least: Decimal
    price: SpanOut


class CostedOut(Schema):
    """An offer with the way known; saved is what the cheapest saves against it; steps, where who
    takes more pays less."""

    cell: int
    market: str
    kind: str
    goods: SpanOut
    transport: SpanOut
    shipping: SpanOut
    fee: SpanOut
    total: SpanOut
    per_base: SpanOut
    saved: SpanOut | None
    surely: bool
    steps: list[PriceStepOut]


class CostingOut(Schema):
    """Offers that can stand in one list, cheapest landed first; or why they cannot."""

    currency: str
    base: str
    grade: str
    known: list[CostedOut]
    unknown: list[str]
    refused: str


@router.get("/costs", response=list[CostingOut])
def landed(
    request: HttpRequest,
    commodity: Words,
    quantity: Amount,
    unit: UnitWords,
    place: Words,
    kind: Kind = Kind.WHOLESALE,
    grade: Annotated[str, Field(max_length=20)] = "",
) -> list[dict[str, Any]]:
    """Price, transport, shipping and payment fee together, per base unit."""
    wanted = asked(quantity, unit, place, grade)
    found = costs.costed(access.commodity(commodity), kind, wanted, member(request))
    return [costing_out(one) for one in found]


def asked(quantity: Decimal, unit: str, place: str, grade: str) -> Wanted:
    check_quantity(quantity)
    held = measure(unit)
    if held is None:
        raise Refusal(_("Say the size of it, like “bag 90 kg” or “kg”."), "unit")
    where = Place.objects.filter(slug=place).first()
    if where is None:
        raise Http404
    return Wanted(quantity, held, where, grade)


def costing_out(one: Costing) -> dict[str, Any]:
    return {
        **one.kin._asdict(),
        "known": [costed_out(each) for each in one.known],
        "unknown": [offer.cell.market.slug for offer in one.unknown],
        "refused": one.refused,
    }


def costed_out(one: Costed) -> dict[str, Any]:
    parts = ("goods", "transport", "shipping", "fee", "total", "per_base")
    return {
        "cell": one.cell.pk,
        "market": one.cell.market.slug,
        "kind": one.cell.kind,
        "saved": span(one.saved) if one.saved else None,
        "surely": one.surely,
        "steps": [{"least": step.least, "price": span(step.price)} for step in one.steps],
        **{name: span(getattr(one.landed, name)) for name in parts},
    }
