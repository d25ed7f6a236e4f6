"""Where a member's list is cheapest: the figures of the board put on trips.py's table."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from community.members.models import Member
from community.sectors.models import Place
from pricing import breaks, outside, trips, ways
from pricing.costs import Known, price
from pricing.landed import NO_WAY, Step, Way, price_of, same_price
from pricing.models import Cell, Line, Market
from pricing.models.cell import Kind
from pricing.spans import Span
from pricing.trips import Offer, Plan, Stall


class Bought(NamedTuple):
    market: Market
    lines: list[Line]


class Tour(NamedTuple):
    """A plan, told with the names of markets and things; lacking is what it does not bring."""

    buys: list[Bought]
    total: Span
    lacking: list[Line]


class Answer(NamedTuple):
    """Each market alone, the best first; a split that beats them, and what it saves where it
    brings no more; the markets left out because nobody knows the way; what nobody sells."""

    currency: str
    alone: list[Tour]
    split: Tour | None
    saved: Span | None
    unknown: list[Market]
    nowhere: list[Line]


def answer(member: Member, lines: list[Line], place: Place, kind: str) -> Answer:
    """In one currency: that in which most is sold. The longest list costs no query more."""
    everywhere = fresh(member, lines, kind)
    currency = commonest(everywhere)
    cells = [cell for cell in everywhere if cell.currency == currency]
    tariff = ways.tariff_of(member)
    around = Known(ways.fares(member, place, cells), tariff, breaks.of_cells(cells))
    markets = {cell.market_id: cell.market for cell in cells}
    stalls = {pk: stall(place, mine, lines, around) for pk, mine in by_market(cells).items()}
    known = [one for one in stalls.values() if one is not None and one.offers]
    alone, both = trips.singles(known, tariff), trips.split(known, tariff)
    sold = {item for one in known for item in one.offers}
    return Answer(
        currency=currency,
        alone=[tour(plan, lines, markets) for plan in alone],
        split=tour(both, lines, markets) if both else None,
        saved=saving(both, alone),
        unknown=sorted((markets[pk] for pk, one in stalls.items() if one is None), key=str),
        nowhere=[line for line in lines if line.pk not in sold],
    )


def saving(both: Plan | None, alone: list[Plan]) -> Span | None:
    """None where the split brings more than any market alone: then it is no saving, but need."""
    if both is None or len(both.buys) > len(alone[0].buys):
        return None
    return alone[0].total - both.total


def fresh(member: Member, lines: Iterable[Line], kind: str) -> list[Cell]:
    """Fresh figures of the kind, and of the shops on the net, for anything on the list."""
    goods = {line.commodity_id for line in lines}
    cells = Cell.objects.paid().filter(commodity__in=goods, kind__in=[kind, Kind.ONLINE])
    return [cell for cell in outside.seen(member, cells.order_by("pk")) if not cell.is_stale]


def commonest(cells: Iterable[Cell]) -> str:
    """Currencies never meet in one total: the one most is sold in, the first by name of equals."""
    counted = Counter(cell.currency for cell in cells)
    return min(counted, key=lambda one: (-counted[one], one), default="KES")


def by_market(cells: Iterable[Cell]) -> dict[int, list[Cell]]:
    found: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        found[cell.market_id].append(cell)
    return found


def stall(place: Place, cells: list[Cell], lines: list[Line], around: Known) -> Stall | None:
    """One trip for all that is bought there; None where it is not known what that costs."""
    wanted = [(line, cell) for line in lines for cell in matching(cells, line)]
    known = [(line, cell, way(place, cell, around.fares)) for line, cell in wanted]
    steps = around.breaks
    offers = {
        line.pk: offer(line, cell, way, steps.get(cell.pk, ()))
        for line, cell, way in known
        if way is not None
    }
    ends = [way for _, _, way in known if way is not None]
    if wanted and not ends:
        return None
    first = ends[0] if ends else NO_WAY
    return Stall(cells[0].market_id, offers, first.trip, first.shipping)


def way(place: Place, cell: Cell, fares: ways.Fares) -> Way | None:
    return ways.way_to(place, cell, ways.fare_for(cell, fares))


def offer(line: Line, cell: Cell, way: Way, steps: Sequence[Step]) -> Offer:
    """At the price of its quantity, where who takes more pays less for each."""
    single = price(cell)
    each = price_of(steps or same_price(single), line.base_quantity) or single
    return Offer(each.times(line.base_quantity), way.each.times(line.base_quantity))


def matching(cells: list[Cell], line: Line) -> list[Cell]:
    """The same thing, counted in the same base unit, of the same grade."""
    wanted = (line.commodity_id, line.base, line.grade)
    return [one for one in cells if (one.commodity_id, one.base, one.grade) == wanted]


def tour(plan: Plan, lines: list[Line], markets: dict[int, Market]) -> Tour:
    buys = [
        Bought(markets[number], [line for line in lines if plan.buys.get(line.pk) == number])
        for number in plan.markets
    ]
    return Tour(buys, plan.total, [line for line in lines if line.pk not in plan.buys])
