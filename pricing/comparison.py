"""One commodity across markets: cheapest first, and only what can be compared side by side."""

from typing import NamedTuple

from community.sectors.models import Place
from pricing.distance import kilometres
from pricing.models import Cell, Commodity, Market


class Offer(NamedTuple):
    """A cell, and how far its market lies from the reader's place where both are known."""

    cell: Cell
    km: int | None


class Section(NamedTuple):
    """Offers in one currency per one base unit; the old ones apart, for they buy nothing today."""

    currency: str
    base: str
    fresh: list[Offer]
    stale: list[Offer]


def compare(commodity: Commodity, kind: str, home: Place | None) -> list[Section]:
    """The section with the most to offer first. Two currencies or units never meet in one."""
    cells = Cell.objects.filled().filter(commodity=commodity, kind=kind).order_by("middle", "pk")
    by_measure: dict[tuple[str, str], list[Offer]] = {}
    for cell in cells:
        offer = Offer(cell, distance(cell.market, home))
        by_measure.setdefault((cell.currency, cell.base), []).append(offer)
    sections = [section(*measure, offers) for measure, offers in by_measure.items()]
    return sorted(sections, key=lambda one: (-len(one.fresh), -len(one.stale), one.currency))


def section(currency: str, base: str, offers: list[Offer]) -> Section:
    fresh = [offer for offer in offers if not offer.cell.is_stale]
    stale = [offer for offer in offers if offer.cell.is_stale]
    return Section(currency, base, fresh, stale)


def distance(market: Market, home: Place | None) -> int | None:
    if home is None:
        return None
    km = kilometres(market.latitude, market.longitude, home.latitude, home.longitude)
    return None if km is None else round(km)


def kinds(commodity: Commodity, market: Market | None = None) -> list[str]:
    """The kinds in which there is a price, the one with the freshest first."""
    cells = Cell.objects.filled().filter(commodity=commodity).order_by("-as_of")
    if market is not None:
        cells = cells.filter(market=market)
    return list(dict.fromkeys(cells.values_list("kind", flat=True)))
