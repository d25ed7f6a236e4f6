"""Boards for programs: what the pages show, and what is published to anyone."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from community.machine import limiter
from community.members.requests import member
from pricing import access, comparison, reads
from pricing.api.words import Words, cell_names
from pricing.models import Cell, Commodity, Market
from pricing.models.cell import Kind

router = Router()


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


def cell_out(cell: Cell) -> dict[str, Any]:
    names = ("id", "base", "low", "middle", "high", "people", "state", "source", "as_of", "trend")
    figures = {name: getattr(cell, name) for name in names}
    return cell_names(cell) | figures | {"reports": cell.quotes_counted}


def open_figures(cell: Cell) -> dict[str, Any]:
    figures = {name: getattr(cell, name) for name in ("base", "middle", "people", "source")}
    return figures | {"day": timezone.localdate(cell.as_of)}


def market_out(market: Market) -> dict[str, Any]:
    names = ("slug", "name", "latitude", "longitude")
    return {name: getattr(market, name) for name in names} | {"place": market.place.name}
