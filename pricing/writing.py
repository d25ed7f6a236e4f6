"""Prices as a table others can read: the World Food Programme's columns with their HXL tags.

What was brought in from such a file comes out as it went in. Of what members reported only the
figure of a line goes out, never a single report.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from community.text.sheets import line, safe
from pricing.measures import plain, size
from pricing.models import Cell, Quote
from pricing.wfp import KINDS

HEAD = {
    "date": "#date",
    "admin1": "#adm1+name",
    "admin2": "#adm2+name",
    "market": "#loc+market+name",
    "market_id": "#loc+market+code",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "category": "#item+type",
    "commodity": "#item+name",
    "commodity_id": "#item+code",
    "unit": "#item+unit",
    "priceflag": "#item+price+flag",
    "pricetype": "#item+price+type",
    "currency": "#currency+code",
    "price": "#value",
    "usdprice": "#value+usd",
    "asked": "#item+price+asked",
    "grade": "#item+grade",
}
TYPES = {kind: written for written, kind in KINDS.items()}
ALONE = {"kg": "KG", "l": "L", "piece": "Unit", "bunch": "Bunch", "head": "Head"}


class Price(NamedTuple):
    """One row: so much for one unit of that factor, as of a moment."""

    cell: Cell
    seen_at: datetime
    factor: Decimal
    price: Decimal
    flag: str
    usd: Decimal | None = None


def of_survey(quotes: Iterable[Quote]) -> Iterator[Price]:
    for quote in quotes:
        flag = quote.flag or "actual"
        yield Price(quote.cell, quote.seen_at, quote.factor, quote.price, flag, quote.usd)


def of_cells(cells: Iterable[Cell]) -> Iterator[Price]:
    for cell in cells:
        if cell.middle is not None and cell.as_of is not None:
            yield Price(cell, cell.as_of, cell.factor, cell.middle * cell.factor, "aggregate")


def table(prices: Iterable[Price]) -> Iterator[str]:
    """The lines of the file, one after another."""
    yield line(HEAD)
    yield line(HEAD.values())
    for price in prices:
        yield line(row(price))


def row(price: Price) -> list[str]:
    cell, market = price.cell, price.cell.market
    place = [market.region, market.place.county, market.name, market.source_id or ""]
    where = [degrees(market.latitude), degrees(market.longitude)]
    named = [cell.commodity.category, cell.commodity.name, cell.commodity.source_id or ""]
    goods = [*named, unit(price.factor, cell.base)]
    paid = [price.flag, TYPES[cell.kind], cell.currency, f"{price.price:.2f}", dollars(price.usd)]
    terms = ["asked" if cell.asked else "", cell.grade]
    day = timezone.localdate(price.seen_at).isoformat()
    return [safe(word) for word in (day, *place, *where, *goods, *paid, *terms)]


def unit(factor: Decimal, base: str) -> str:
    """As the survey writes it: 90 KG, 500 ML, Bunch."""
    if factor == 1 and base in ALONE:
        return ALONE[base]
    return size(factor, base).upper() if base in {"kg", "l"} else f"{plain(factor)} {base}"


def dollars(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def degrees(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
