"""One commodity where I need it: every market by what it costs landed, cheapest first."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from community.members.models import Member
from community.sectors.models import Place
from pricing import breaks, outside, ways
from pricing.comparison import Offer, distance
from pricing.landed import Landed, Step, landed, same_price, saving, surely, taken
from pricing.measures import Measure
from pricing.models import Cell, Commodity, Fare
from pricing.models.cell import Kind
from pricing.spans import Span
from pricing.tariff import Tariff


class Wanted(NamedTuple):
    """So many of this unit, at this place; of this grade, or of any."""

    quantity: Decimal
    measure: Measure
    place: Place
    grade: str = ""

    @property
    def base_quantity(self) -> Decimal:
        return self.quantity * self.measure.factor


class Costed(NamedTuple):
    """An offer and its landed cost; what the cheapest saves against it, and whether surely; the
    steps of its price, where it has any."""

    cell: Cell
    km: int | None
    fare: Fare | None
    landed: Landed
    saved: Span | None = None
    steps: Sequence[Step] = ()

    @property
    def surely(self) -> bool:
        return self.saved is not None and surely(self.saved)

    @property
    def taken(self) -> Step | None:
        return taken(self.steps, self.landed.quantity)


class Known(NamedTuple):
    """What one has to know beside the prices: the way, the fee, the quantity breaks of a cell."""

    fares: ways.Fares
    tariff: Tariff
    breaks: Mapping[int, Sequence[Step]]


class Kin(NamedTuple):
    """What must be the same for two prices to stand in one list."""

    currency: str
    base: str
    grade: str


class Costing(NamedTuple):
    """Fresh offers of one kin: those with a known way, and those without; or why none."""

    kin: Kin
    known: list[Costed]
    unknown: list[Offer]
    refused: str = ""


def costed(commodity: Commodity, kind: str, wanted: Wanted, member: Member) -> list[Costing]:
    """The shops on the net stand beside the markets of the kind asked for."""
    found = Cell.objects.paid().filter(commodity=commodity, kind__in=[kind, Kind.ONLINE])
    cells = [cell for cell in outside.seen(member, found.order_by("pk")) if not cell.is_stale]
    fares = ways.fares(member, wanted.place, cells)
    around = Known(fares, ways.tariff_of(member), breaks.of_cells(cells))
    by_kin: dict[Kin, list[Cell]] = {}
    for cell in cells:
        by_kin.setdefault(Kin(cell.currency, cell.base, cell.grade), []).append(cell)
    costings = [costing(kin, group, wanted, around) for kin, group in by_kin.items()]
    return sorted(costings, key=lambda one: (bool(one.refused), -len(one.known), one.kin))


def costing(kin: Kin, cells: list[Cell], wanted: Wanted, around: Known) -> Costing:
    refused = reason(kin, wanted)
    if refused:
        return Costing(kin, [], [], refused)
    known, unknown = [], []
    for cell in cells:
        found = cost(cell, wanted, around)
        if found is None:
            unknown.append(Offer(cell, distance(cell.market, wanted.place)))
        else:
            known.append(found)
    return Costing(kin, against_best(known), sorted(unknown, key=dearness))


def cost(cell: Cell, wanted: Wanted, around: Known) -> Costed | None:
    fare, steps = ways.fare_for(cell, around.fares), around.breaks.get(cell.pk, ())
    way = ways.way_to(wanted.place, cell, fare)
    if way is None:
        return None
    prices = steps or same_price(price(cell))
    found = landed(prices, wanted.base_quantity, way, around.tariff)
    km = distance(cell.market, wanted.place)
    return found and Costed(cell, km, fare, found, steps=steps)


def price(cell: Cell) -> Span:
    assert cell.low is not None
    assert cell.middle is not None
    assert cell.high is not None
    return Span(cell.low, cell.middle, cell.high)


def dearness(offer: Offer) -> tuple[Decimal | None, int]:
    return offer.cell.middle, offer.cell.pk


def against_best(known: list[Costed]) -> list[Costed]:
    """Cheapest first; each of the others with what the first saves against it."""
    order = sorted(known, key=lambda one: (one.landed.total.middle, one.cell.pk))
    return [
        one._replace(saved=saving(order[0].landed, one.landed)) if place else one
        for place, one in enumerate(order)
    ]


def reason(kin: Kin, wanted: Wanted) -> str:
    """Why these cannot stand beside what is wanted; empty where they can."""
    if kin.base != wanted.measure.base:
        words = {"theirs": _(kin.base), "yours": _(wanted.measure.base)}
        return _("Sold by the %(theirs)s, so it cannot be compared with your %(yours)s.") % words
    if wanted.grade and kin.grade != wanted.grade:
        words = {"theirs": kin.grade or _("no grade"), "yours": wanted.grade}
        return _("Of %(theirs)s, so it cannot be compared with your %(yours)s.") % words
    return ""
