"""Prices said by programs: the same act as the page, and what a line of words says."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from community.members.requests import member
from groups.models import Group
from pricing import access
from pricing.actions import quotes
from pricing.api.words import Amount, Words, cell_names
from pricing.board import goods_of
from pricing.desk import access as desk
from pricing.models import Quote
from pricing.reading import as_json, read
from pricing.said import usual_kind
from pricing.vocabulary import site_vocabulary

router = Router()


class QuoteIn(Schema):
    """A price seen: so much for so many units, as of a time with its zone (now when left
    out); of a kind left out as one last said of these goods, wholesale at first."""

    key: UUID
    commodity: Words
    market: Words
    price: Amount
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "KES"
    quantity: Amount = Decimal(1)
    unit: Annotated[str, Field(max_length=30)] = "kg"
    kind: Literal["wholesale", "retail", "online", "supplier"] | None = None
    seen_at: datetime | None = None
    sure: bool = False
    high: Amount | None = None
    asked: bool = False
    grade: Annotated[str, Field(max_length=20)] = ""


class PriceLineIn(Schema):
    """A price as traders write it: 2 bags sugar 50kg 11600 total."""

    text: Annotated[str, Field(max_length=1000)]
    place: Annotated[str, Field(max_length=80)] = ""


class PriceReadingOut(Schema):
    """A proposed quote: low to high for base_quantity base units; unclear must be asked back."""

    item: str | None
    base_quantity: float | None
    base_unit: str | None
    low: float | None
    high: float | None
    currency: str
    place: str | None
    kind: str | None
    asked: bool
    confidence: float
    unclear: list[str]


class QuoteOut(Schema):
    id: int
    commodity: str
    market: str
    kind: str
    asked: bool
    grade: str
    currency: str
    price: Decimal
    high: Decimal | None
    quantity: Decimal
    unit: str
    factor: Decimal
    base: str
    per_base: Decimal
    seen_at: datetime


@router.post("/quotes", response=QuoteOut)
def report(request: HttpRequest, body: QuoteIn) -> dict[str, Any]:
    words = body.dict(exclude={"commodity", "market"})
    words["seen_at"] = moment(body.seen_at)
    goods = desk.goods_to_report(member(request), body.commodity)
    words["kind"] = body.kind or usual_kind(member(request), goods.slug, body.key)
    quote = quotes.report(
        by=member(request),
        commodity=goods,
        market=access.market(body.market),
        **words,
    )
    return quote_out(quote)


@router.post("/quotes/reading", response=PriceReadingOut)
def reading(request: HttpRequest, body: PriceLineIn) -> dict[str, Any]:
    """What a line says, to be shown back; nothing is stored."""
    home = member(request).place
    place = body.place or (home.slug if home else "")
    boards = goods_of(Group.objects.of(member(request)))
    return as_json(read(body.text, site_vocabulary(boards), place))


def moment(seen_at: datetime | None) -> datetime | None:
    """A time without a zone is the market's own."""
    return timezone.make_aware(seen_at) if seen_at and timezone.is_naive(seen_at) else seen_at


def quote_out(quote: Quote) -> dict[str, Any]:
    names = ("id", "price", "high", "quantity", "unit", "factor", "base", "per_base", "seen_at")
    return cell_names(quote.cell) | {name: getattr(quote, name) for name in names}
