"""Prices for programs: the same access and the same acts as the pages."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from community.machine import limiter
from community.members.requests import member
from groups.models import Group
from pricing import access, comparison, reads
from pricing.actions import quotes
from pricing.api.words import Amount, Words
from pricing.board import goods_of
from pricing.desk import access as desk
from pricing.models import Cell, Commodity, Market, Quote
from pricing.models.cell import Kind
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


class CellOut(Schema):
    """A line of a board, per base unit; trend in per cent on the week before."""

    id: int
    commodity: str
    market: str
    kind: str
    asked: bool
    grade: str
    currency: str
    base: str
    low: Decimal
    middle: Decimal
    high: Decimal
    people: int
    reports: int
    state: str
    source: str
    as_of: datetime
    trend: Decimal | None


class OpenOut(Schema):
    """Per base unit; of members' reports the middle alone, rounded, of three people at least, with
    the day of the newest, which is a day old at least."""

    commodity: str
    market: str
    kind: str
    asked: bool
    grade: str
    currency: str
    base: str
    middle: Decimal
    people: int
    source: str
    day: date


class Named(Schema):
    slug: str
    name: str


class CommodityOut(Named):
    name_sw: str
    base: str


class MarketOut(Named):
    place: str
    latitude: float | None
    longitude: float | None


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


@router.get("/board", response=list[CellOut])
def board(request: HttpRequest, group: str) -> list[dict[str, Any]]:
    reader = member(request)
    inside = access.group_of(reader, group)
    return [cell_out(cell) for cell in reads.board_cells(reader, inside)]


@router.get("/compare", response=list[CellOut])
def compare(request: HttpRequest, commodity: str, kind: Kind) -> list[dict[str, Any]]:
    """Cheapest first within each currency and base unit; old prices after the fresh ones."""
    reader = member(request)
    cells = comparison.of_kind(comparison.seen(reader, access.commodity(commodity)), kind)
    sections = comparison.compare(cells, reader.place)
    return [cell_out(one.cell) for part in sections for one in part.fresh + part.stale]


@router.get("/open/prices", response=list[OpenOut], auth=None)
def open_prices(request: HttpRequest, commodity: Words) -> list[dict[str, Any]]:
    """For anyone, without a token: a survey's figures, and of members' what is published."""
    limiter.spend("open", request.META.get("REMOTE_ADDR", ""), limit=60, seconds=60)
    cells = comparison.seen(None, access.commodity(commodity))
    return [cell_names(cell) | open_figures(cell) for cell in cells]


@router.get("/commodities", response=list[CommodityOut])
def commodities(request: HttpRequest, q: str = "") -> list[Commodity]:
    return list(reads.commodities(q) if q else Commodity.objects.all())


@router.get("/markets", response=list[MarketOut])
def markets(request: HttpRequest) -> list[dict[str, Any]]:
    return [market_out(market) for market in Market.objects.select_related("place")]


def moment(seen_at: datetime | None) -> datetime | None:
    """A time without a zone is the market's own."""
    return timezone.make_aware(seen_at) if seen_at and timezone.is_naive(seen_at) else seen_at


def quote_out(quote: Quote) -> dict[str, Any]:
    names = ("id", "price", "high", "quantity", "unit", "factor", "base", "per_base", "seen_at")
    return cell_names(quote.cell) | {name: getattr(quote, name) for name in names}


def cell_out(cell: Cell) -> dict[str, Any]:
    names = ("id", "base", "low", "middle", "high", "people", "state", "source", "as_of", "trend")
    figures = {name: getattr(cell, name) for name in names}
    return cell_names(cell) | figures | {"reports": cell.quotes_counted}


def open_figures(cell: Cell) -> dict[str, Any]:
    figures = {name: getattr(cell, name) for name in ("base", "middle", "people", "source")}
    return figures | {"day": timezone.localdate(cell.as_of)}


def cell_names(cell: Cell) -> dict[str, Any]:
    names = {"commodity": cell.commodity.slug, "market": cell.market.slug}
    said = ("kind", "asked", "grade", "currency")
    return names | {name: getattr(cell, name) for name in said}


def market_out(market: Market) -> dict[str, Any]:
    names = ("slug", "name", "latitude", "longitude")
    return {name: getattr(market, name) for name in names} | {"place": market.place.name}
