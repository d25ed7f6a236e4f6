"""What the routers of the room share: the asking member, and numbers that may be sent."""

from decimal import Decimal
from typing import Annotated, Any

from ninja import Field, Schema

from pricing.models import Cell
from pricing.spans import Span

Words = Annotated[str, Field(max_length=80)]
Reason = Annotated[str, Field(max_length=300)]
UnitWords = Annotated[str, Field(max_length=30)]
Amount = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=30)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class SpanOut(Schema):
    """From low to high, most likely the middle."""

    low: Decimal
    middle: Decimal
    high: Decimal


def span(cost: Span) -> dict[str, Decimal]:
    return {"low": cost.low, "middle": cost.middle, "high": cost.high}


def cell_names(cell: Cell) -> dict[str, Any]:
    names = {"commodity": cell.commodity.slug, "market": cell.market.slug}
    said = ("kind", "asked", "grade", "currency")
    return names | {name: getattr(cell, name) for name in said}
