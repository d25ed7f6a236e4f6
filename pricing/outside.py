"""What a reader may know of a price: all of it on the boards they buy by, elsewhere what is
published.

Inside is who belongs to a group on whose board the price stands. Outside is everyone else, signed
in or not; and whoever sells to a group that watches it, whatever else they belong to, for who sells
shall see no single purchase. Outsiders get the figures of a survey, which is public by itself, or
the newest publication (publishing.py), whichever is of a later day: a copy of the cell that carries
nothing else. Every door asks here.
"""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import (
    BooleanField,
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from pricing import board, rules, selling
from pricing.heard import reports
from pricing.models import Cell, Publication, Quote
from pricing.models.cell import CellQuerySet

Reader = Member | None


def seen(reader: Reader, cells: CellQuerySet) -> list[Cell]:
    """Each as this reader may see it, in the order asked for; without those they may not.

    Asked of all cells, empty ones too: that somebody took the last report back is not told.
    """
    rows = list(with_sides(reader, cells.admitted()))
    outside = {cell.pk: cell for cell in rows if not cell.inside}
    faces = newest(published(outside), surveyed(outside))
    return [one for cell in rows if (one := face(cell, faces)) is not None]


def face(cell: Cell, faces: dict[int, Cell]) -> Cell | None:
    if not cell.inside:
        return faces.get(cell.pk)
    return cell if cell.middle is not None else None


def one(reader: Reader, cell: Cell) -> Cell | None:
    return next(iter(seen(reader, Cell.objects.filter(pk=cell.pk))), None)


def is_inside(reader: Reader, cell: Cell) -> bool:
    return inside(reader, Cell.objects.filter(pk=cell.pk)).exists()


def inside(reader: Reader, cells: CellQuerySet) -> CellQuerySet:
    return cells.filter(side(reader)) if reader else cells.none()


def with_sides(reader: Reader, cells: CellQuerySet) -> CellQuerySet:
    within = ExpressionWrapper(side(reader), BooleanField()) if reader else Value(value=False)
    words: dict[str, Any] = {"inside": within}
    return cells.annotate(**words)


def side(member: Member) -> Q:
    """True of what the member is inside of."""
    return board.shown_by(Group.objects.of(member)) & ~board.shown_by(selling.groups_of(member))


def newest(told: dict[int, Cell], surveys: dict[int, Cell]) -> dict[int, Cell]:
    later = {pk: one for pk, one in told.items() if pk in surveys and is_later(one, surveys[pk])}
    return told | surveys | later


def is_later(one: Cell, other: Cell) -> bool:
    assert one.as_of is not None
    assert other.as_of is not None
    return one.as_of > other.as_of


def published(cells: dict[int, Cell]) -> dict[int, Cell]:
    """The newest of each; none where the newest has fallen."""
    rows = Publication.objects.filter(cell__in=cells).order_by("cell", "-pk").distinct("cell")
    return {
        row.cell_id: of_publication(cells[row.cell_id], row) for row in rows if not row.fallen_at
    }


def of_publication(cell: Cell, row: Publication) -> Cell:
    shown = bare(cell)
    shown.low = shown.middle = shown.high = row.middle
    shown.people = shown.quotes_counted = row.people
    shown.as_of = midnight(row.as_of)
    shown.source, shown.is_published = "member", True
    return shown


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def bare(cell: Cell) -> Cell:
    """A copy without any figure: nor how many were held, nor the pack the newest report named."""
    shown = copy(cell)
    shown.quotes_held = shown.people = shown.quotes_counted = 0
    shown.trend = shown.agreed_at = None
    shown.disputed, shown.unit, shown.factor = False, "", Decimal(1)
    return shown


def surveyed(cells: dict[int, Cell]) -> dict[int, Cell]:
    """The survey's own figure of each, as if no member had ever said a word."""
    pure = {pk: alone(cell) for pk, cell in cells.items() if is_survey(cell)}
    by_cell: dict[int, list[Quote]] = defaultdict(list)
    for quote in survey_quotes([pk for pk in cells if pk not in pure]):
        by_cell[quote.cell_id].append(quote)
    return pure | {pk: of_survey(cells[pk], rows) for pk, rows in by_cell.items()}


def is_survey(cell: Cell) -> bool:
    told = cell.people or cell.quotes_held or cell.source == "member"
    return cell.middle is not None and not told


def alone(cell: Cell) -> Cell:
    """As it is, but for the trend: the week before may have been told by members."""
    shown = copy(cell)
    shown.trend = None
    return shown


def survey_quotes(cells: Iterable[int]) -> list[Quote]:
    """Those near the newest of their cell."""
    quotes = Quote.objects.heard().filter(author=None, cell__in=cells)
    same = Quote.objects.heard().filter(author=None, cell=OuterRef("cell")).order_by("-seen_at")
    life = F("cell__commodity__half_life_days") * Value(rules.WINDOW * rules.DAY)
    begin = Subquery(same.values("seen_at")[:1]) - ExpressionWrapper(life, DurationField())
    near = quotes.filter(seen_at__gte=ExpressionWrapper(begin, DateTimeField()))
    return list(near.select_related("author").order_by("seen_at", "pk"))


def of_survey(cell: Cell, quotes: list[Quote]) -> Cell:
    found = rules.estimate(reports(quotes), timezone.now(), cell.commodity.half_life)
    assert found is not None
    shown, last = bare(cell), quotes[-1]
    shown.low, shown.middle, shown.high = found.low, found.middle, found.high
    shown.quotes_counted, shown.as_of = found.reports, found.as_of
    shown.unit, shown.factor, shown.source = last.unit, last.factor, last.source
    return shown
