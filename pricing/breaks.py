"""Quantity breaks: who takes more pays less for each, as far as somebody lately said so.

The rule, in words:

1. The prices said for one quantity make one figure, by the rule of every figure (rules.py).
2. More is never dearer: where the larger quantity is not cheaper by more than one per cent, both
   make one step together, as often as that is needed. What is left falls from step to step.
3. The first step is the single price, and holds for less than was spoken of too. A price less than
   a third of it is no break, but more likely a slip.
4. One step alone is no break. Who is outside of a price has none, for a break may be one report.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from pricing import rules
from pricing.cells import HEARD
from pricing.heard import report
from pricing.landed import Step
from pricing.models import Cell, Quote
from pricing.models.cell import OFFERS, Kind
from pricing.rules import Report
from pricing.spans import Span

KINDS = (Kind.WHOLESALE, *OFFERS)
Said = tuple[Decimal, Report]


class Level(NamedTuple):
    """From so many base units on, what all these together say."""

    least: Decimal
    reports: list[Report]
    price: Span


def of_cells(cells: Iterable[Cell]) -> dict[int, list[Step]]:
    """Of those the reader is inside of; one query for all of them, none where none can have any."""
    broken = {cell.pk: cell for cell in cells if cell.inside and cell.kind in KINDS}
    said: dict[int, list[Quote]] = defaultdict(list)
    for quote in fresh(broken):
        said[quote.cell_id].append(quote)
    return {pk: of_cell(broken[pk], quotes) for pk, quotes in said.items()}


def fresh(cells: dict[int, Cell]) -> list[Quote]:
    if not cells:
        return []
    longest = max(cell.commodity.half_life for cell in cells.values())
    since = timezone.now() - rules.STALE * longest
    quotes = Quote.objects.heard().filter(cell__in=cells, seen_at__gte=since)
    return list(quotes.select_related("author").only(*HEARD, "late").order_by("seen_at", "pk"))


def of_cell(cell: Cell, quotes: Iterable[Quote]) -> list[Step]:
    now, life = timezone.now(), cell.commodity.half_life
    said = []
    for quote in quotes:
        quote.cell = cell
        if now - quote.seen_at <= rules.STALE * life and not quote.is_held:
            said.append((quote.quantity * quote.factor, report(quote)))
    return breaks(said, now, life)


def breaks(said: Iterable[Said], now: datetime, half_life: timedelta) -> list[Step]:
    """Two falling steps at least, or none; the first from nought on."""
    by_quantity: dict[Decimal, list[Report]] = defaultdict(list)
    for quantity, one in said:
        by_quantity[quantity].append(one)
    levels: list[Level] = []
    for quantity in sorted(by_quantity):
        found = level(quantity, by_quantity[quantity], now, half_life)
        while found and levels and not is_cheaper(found.price, levels[-1].price):
            below = levels.pop()
            found = level(below.least, [*below.reports, *found.reports], now, half_life)
        levels += [found] if found else []
    return steps(levels)


def level(
    least: Decimal, reports: list[Report], now: datetime, half_life: timedelta
) -> Level | None:
    """None where nobody of them has a voice."""
    found = rules.estimate(reports, now, half_life)
    return found and Level(least, reports, Span(found.low, found.middle, found.high))


def is_cheaper(price: Span, than: Span) -> bool:
    return rules.direction(rules.trend(price.middle, than.middle)) == "down"


def steps(levels: list[Level]) -> list[Step]:
    found: list[Step] = []
    for one in levels:
        if not found:
            found.append(Step(Decimal(0), one.price))
        elif not rules.is_suspect(one.price.middle, found[0].price.middle):
            found.append(Step(one.least, capped(one.price, found[-1].price)))
    return found if len(found) > 1 else []


def capped(price: Span, before: Span) -> Span:
    """Whoever may have few at so much may have many at no more, each bought like the few."""
    return Span(min(price.low, before.low), price.middle, min(price.high, before.high))
