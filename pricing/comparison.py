"""One commodity across markets: cheapest first, and only what can be compared side by side."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from community.sectors.distance import kilometres
from community.sectors.models import Place
from pricing import outside
from pricing.models import Cell, Commodity, Market
from pricing.outside import Reader


class Offer(NamedTuple):
    """A cell, and how far its market lies from the reader's place where both are known."""

    cell: Cell
    km: int | None


class Section(NamedTuple):
    """Offers in one currency per one base unit, all paid or all asked, of one grade; the old ones
    apart, for they buy nothing today."""

    asked: bool
    grade: str
    currency: str
    base: str
    fresh: list[Offer]
    stale: list[Offer]


def seen(reader: Reader, commodity: Commodity, market: Market | None = None) -> list[Cell]:
    """All that this reader may see of it, there or anywhere; the freshest first."""
    cells = Cell.objects.filter(commodity=commodity)
    found = outside.seen(reader, cells if market is None else cells.filter(market=market))
    return sorted(found, key=lambda cell: (-as_of(cell).timestamp(), cell.pk))


def as_of(cell: Cell) -> datetime:
    assert cell.as_of is not None
    return cell.as_of


def compare(cells: Iterable[Cell], home: Place | None) -> list[Section]:
    """Of one kind, cheapest first; the section with the most to offer first, those only asked after
    those paid. Two currencies, units or grades never meet in one."""
    by_sort: dict[tuple[bool, str, str, str], list[Offer]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.middle, cell.pk)):
        offer = Offer(cell, distance(cell.market, home))
        sort = (cell.asked, cell.grade, cell.currency, cell.base)
        by_sort.setdefault(sort, []).append(offer)
    sections = [section(sort, offers) for sort, offers in by_sort.items()]
    return sorted(sections, key=lambda one: (one.asked, -len(one.fresh), -len(one.stale), one[:4]))


def section(sort: tuple[bool, str, str, str], offers: list[Offer]) -> Section:
    fresh = [offer for offer in offers if not offer.cell.is_stale]
    stale = [offer for offer in offers if offer.cell.is_stale]
    return Section(*sort, fresh, stale)


def distance(market: Market, home: Place | None) -> int | None:
    if home is None:
        return None
    km = kilometres(market.latitude, market.longitude, home.latitude, home.longitude)
    return None if km is None else round(km)


def kinds(cells: Iterable[Cell]) -> list[str]:
    """The kinds in which there is a price, the one with the freshest first."""
    return list(dict.fromkeys(cell.kind for cell in cells))


def of_kind(cells: Iterable[Cell], kind: str) -> list[Cell]:
    return [cell for cell in cells if cell.kind == kind]
