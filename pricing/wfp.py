"""The price format of the World Food Programme: a table whose second row carries HXL tags."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pricing.measures import Measure, measure

COLUMNS = (
    *("date", "admin2", "market", "market_id", "latitude", "longitude", "category"),
    *("commodity", "commodity_id", "unit", "pricetype", "currency", "price"),
)
KINDS = {"Wholesale": "wholesale", "Retail": "retail"}
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

    @property
    def name(self) -> str:
        """What makes it the same price when the file is brought in again."""
        parts = (self.day, self.market_id, self.commodity, self.unit, self.kind, self.currency)
        return "wfp/" + "/".join(str(part) for part in parts)


class Fault(NamedTuple):
    """A row that could not be read: its line in the file, and why, for the one who runs it."""

    line: int
    reason: str


class NotThisFormat(Exception):
    """The file is no table of this format; says which columns are missing."""


def rows(lines: Iterable[str]) -> Iterator[Row | Fault]:
    """Each row as read, or its fault. Raises NotThisFormat before the first when it is none."""
    table = csv.DictReader(lines)
    check_columns(table)
    while True:
        try:
            cells = next(table, None)
        except csv.Error as error:
            yield Fault(table.line_num, str(error))
            continue
        if cells is None:
            return
        if not is_tags(cells):
            yield read(table.line_num, cells)


def check_columns(table: "csv.DictReader[str]") -> None:
    try:
        names = table.fieldnames or []
    except csv.Error as error:
        raise NotThisFormat(str(error)) from None
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise NotThisFormat(f"missing columns: {', '.join(missing)}")


def is_tags(cells: dict[str, str]) -> bool:
    return (cells.get("date") or "").startswith("#")


def read(line: int, cells: dict[str, str]) -> Row | Fault:
    try:
        return row(line, {name: (cells.get(name) or "").strip() for name in COLUMNS})
    except ValueError as fault:
        return Fault(line, str(fault))


def row(line: int, cells: dict[str, str]) -> Row:
    return Row(
        line=line,
        day=day(cells["date"]),
        county=cells["admin2"][:60],
        market=needed(cells, "market"),
        market_id=needed(cells, "market_id"),
        latitude=degrees(cells["latitude"], 90),
        longitude=degrees(cells["longitude"], 180),
        category=cells["category"][:60],
        commodity=needed(cells, "commodity"),
        unit=cells["unit"],
        measure=size(cells["unit"]),
        kind=kind(cells["pricetype"]),
        currency=needed(cells, "currency"),
        price=price(cells["price"]),
    )


def needed(cells: dict[str, str], name: str) -> str:
    if not any(sign.isalnum() for sign in cells[name]):
        raise ValueError(f"no {name}")
    if len(cells[name]) > LONGEST or not cells[name].isprintable():
        raise ValueError(f"{name} {cells[name][:20]!r}… is no name")
    return cells[name]


def day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"date {written!r} is not like 2025-06-15") from None


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


def price(written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:
        raise ValueError(f"price {written!r} is not a number") from None
