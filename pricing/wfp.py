"""The price format of the World Food Programme: a table whose second row carries HXL tags."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from community.text.amounts import UNCLEAR
from pricing.columns import Columns, Order, day
from pricing.measures import LEAST, Measure, measure

COLUMNS = (
    *("date", "admin1", "admin2", "market", "market_id", "latitude", "longitude", "category"),
    *("commodity", "commodity_id", "unit", "priceflag", "pricetype", "currency", "price"),
    *("usdprice", "asked", "grade"),
)
# Ours alone: the survey knows only what was paid, and grades by the name.
OURS = ("asked", "grade")
BARE = ("admin2", "market_id", "latitude", "longitude", "category", "commodity_id")
# Of the survey's own, what we only keep to give it back.
KEPT = ("admin1", "usdprice")
MAY_LACK = (*BARE, "priceflag", *KEPT, *OURS)
DEAREST = Decimal(1_000_000_000)
KINDS = {"Wholesale": "wholesale", "Retail": "retail", "Online": "online"}
KINDS |= {"Supplier": "supplier", "Group order": "group-order"}
LONGEST = 80


class Row(NamedTuple):
    """One price of the file, its words checked but not yet matched with our catalogue."""

    line: int
    day: date
    county: str
    market: str
    market_id: str
    latitude: float | None
    longitude: float | None
    category: str
    commodity: str
    unit: str
    measure: Measure
    kind: str
    currency: str
    price: Decimal
    flag: str = ""
    asked: bool = False
    grade: str = ""
    region: str = ""
    commodity_id: str = ""
    usd: Decimal | None = None

    @property
    def name(self) -> str:
        """What makes it the same price when the file is brought in again."""
        place = self.market_id or self.market
        parts = [self.day, place, self.commodity, self.unit, self.kind, self.currency]
        parts += [word for word in ("asked" if self.asked else "", self.grade) if word]
        return "/".join(str(part) for part in parts)


class Fault(NamedTuple):
    """A row that could not be read: its line in the file, and why, for the one who runs it."""

    line: int
    reason: str


class NotThisFormat(Exception):
    """The file is no table of this format; says which columns are missing."""


def rows(lines: Iterable[str], columns: Columns | None = None) -> Iterator[Row | Fault]:
    """Each row as read, or its fault. Raises NotThisFormat before the first when it is none.

    Without columns it is the survey's own file; with them another, which may lack some.
    """
    table = csv.DictReader(lines)
    check_columns(table, columns)
    said = columns or Columns()
    while True:
        try:
            cells = next(table, None)
        except csv.Error as error:
            yield Fault(table.line_num, str(error))
            continue
        if cells is None:
            return
        if not is_tags(cells):
            yield read(table.line_num, {**cells, **said.values}, said.order)


def check_columns(table: "csv.DictReader[str]", columns: Columns | None) -> None:
    try:
        names = list(table.fieldnames or [])
    except csv.Error as error:
        raise NotThisFormat(str(error)) from None
    if columns is not None:
        table.fieldnames = names = columns.ours(names)
        names = [*names, *columns.values, *MAY_LACK]
    names += [*KEPT, *OURS]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise NotThisFormat(f"missing columns: {', '.join(missing)}")


def is_tags(cells: dict[str, str]) -> bool:
    return (cells.get("date") or "").startswith("#")


def read(line: int, cells: dict[str, str], order: Order) -> Row | Fault:
    try:
        return row(line, {name: (cells.get(name) or "").strip() for name in COLUMNS}, order)
    except ValueError as fault:
        return Fault(line, str(fault))


def row(line: int, cells: dict[str, str], order: Order) -> Row:
    return Row(
        line=line,
        day=day(cells["date"], order),
        county=cells["admin2"][:60],
        market=needed(cells, "market"),
        market_id=needed(cells, "market_id") if cells["market_id"] else "",
        latitude=degrees(cells["latitude"], 90),
        longitude=degrees(cells["longitude"], 180),
        category=cells["category"][:60],
        commodity=needed(cells, "commodity"),
        unit=cells["unit"],
        measure=size(cells["unit"]),
        kind=kind(cells["pricetype"]),
        currency=needed(cells, "currency"),
        price=price(cells["price"]),
        flag=cells["priceflag"][:20],
        asked=asked(cells["asked"]),
        grade=cells["grade"][:20],
        region=cells["admin1"][:60],
        commodity_id=cells["commodity_id"][:40],
        usd=dollars(cells["usdprice"]),
    )


def needed(cells: dict[str, str], name: str) -> str:
    if not any(sign.isalnum() for sign in cells[name]):
        raise ValueError(f"no {name}")
    if len(cells[name]) > LONGEST or not cells[name].isprintable():
        raise ValueError(f"{name} {cells[name][:20]!r}… is no name")
    return cells[name]


def degrees(written: str, most: int) -> float | None:
    """Some rows know no coordinates; a number outside the globe is a fault."""
    if not written:
        return None
    try:
        value = float(written)
    except ValueError:
        raise ValueError(f"coordinate {written!r} is not a number") from None
    if not -most <= value <= most:
        raise ValueError(f"coordinate {written!r} is not on the globe")
    return value


def size(written: str) -> Measure:
    found = measure(written)
    if found is None:
        raise ValueError(f"unit {written!r} names no size we know")
    return found


def kind(written: str) -> str:
    if written not in KINDS:
        raise ValueError(f"price type {written!r} is neither Wholesale nor Retail")
    return KINDS[written]


def asked(written: str) -> bool:
    if written not in {"", "asked"}:
        raise ValueError(f"asked is {written!r}: write “asked”, or nothing where it was paid")
    return bool(written)


def dollars(written: str) -> Decimal | None:
    """As the survey reckoned it that day; nothing of ours goes by it."""
    if not written:
        return None
    try:
        value = Decimal(written)
    except InvalidOperation:
        raise ValueError(f"usdprice {written!r} is not a number") from None
    if not value.is_finite() or not 0 <= value < DEAREST:
        raise ValueError(f"usdprice {written!r} is no price")
    return value.quantize(LEAST)


def price(written: str) -> Decimal:
    """A table's own: 5800 or 5800.50; three digits behind the point are asked about here too."""
    if UNCLEAR.fullmatch(written):
        raise ValueError(f"price {written!r} may be thousands or cents: write it without the point")
    try:
        return Decimal(written)
    except InvalidOperation:
        raise ValueError(f"price {written!r} is not a number") from None
