"""Bringing in the prices of a survey: thousands of rows, through the checks of a single quote."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from community.live.record import record
from community.text.refusals import Refusal
from pricing import board, cells, units, watching
from pricing.catalogue import Catalogue
from pricing.checks import checked
from pricing.desk import revisions
from pricing.models import Cell, Quote
from pricing.wfp import Fault, Row

BATCH = 1000
NOON = time(12)
SOURCE = "wfp"
Step = Callable[[str, int], None]


@dataclass
class Summary:
    """What came of an import; read counts all rows, faults those left out, `named` the rows by
    the name they were known under: of two in one file the first is what the source says."""

    read: int = 0
    new: int = 0
    revised: int = 0
    named: set[UUID] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    touched: dict[int, Cell] = field(default_factory=dict)

    @property
    def known(self) -> int:
        return self.read - self.new - self.revised - len(self.faults)


@transaction.atomic
def bring_in(
    rows: Iterable[Row | Fault], step: Step = lambda what, done: None, source: str = SOURCE
) -> Summary:
    """All that can be read goes in, once; the cells follow, boards and watchers hear of each."""
    summary, catalogue, waiting = Summary(), Catalogue(), list[Quote]()
    for row in rows:
        summary.read += 1
        step("rows read", summary.read)
        quote = quote_of(row, catalogue, summary, source)
        if quote is not None:
            waiting.append(quote)
        if len(waiting) >= BATCH:
            keep(waiting, summary)
            waiting = []
    keep(waiting, summary)
    units.begin(catalogue.begun)
    cells.roll_all(summary.touched.values(), partial(step, "market lines worked out"))
    watching.owe(*summary.touched.values())
    tell_boards(summary.touched.values())
    return summary


def quote_of(row: Row | Fault, catalogue: Catalogue, summary: Summary, source: str) -> Quote | None:
    if isinstance(row, Fault):
        summary.faults.append(row)
        return None
    try:
        return quote(row, catalogue, source)
    except Refusal as refusal:
        summary.faults.append(Fault(row.line, str(refusal.reason)))
        return None


def quote(row: Row, catalogue: Catalogue, source: str) -> Quote:
    made = Quote(
        author=None,
        key=key(row, source),
        price=row.price,
        unit=row.measure.name,
        factor=row.measure.factor,
        seen_at=at_noon(row.day),
        source=source,
        flag=row.flag,
        usd=row.usd,
    )
    made.per_base = checked(made, row.currency, row.kind)
    made.cell = catalogue.cell(row)
    return made


def at_noon(day: date) -> datetime:
    """Of this day; in the morning of today, now: what was seen before noon is not still to come."""
    noon = timezone.make_aware(datetime.combine(day, NOON))
    return min(noon, timezone.now()) if day == timezone.localdate() else noon


def key(row: Row, source: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"{source}/{row.name}")


def keep(quotes: list[Quote], summary: Summary) -> None:
    """The unknown ones, in one insert; of those of an earlier import, what the source revised."""
    said = {one.key: one for one in reversed(quotes) if one.key not in summary.named}
    summary.named |= said.keys()
    known = revisions.standing(said.keys())
    fresh = [one for key, one in said.items() if key not in known]
    Quote.objects.bulk_create(fresh)
    summary.new += len(fresh)
    pairs = [(known[key], one) for key, one in said.items() if key in known]
    revised = revisions.revise([(was, now) for was, now in pairs if revisions.is_other(was, now)])
    summary.revised += len(revised)
    summary.touched |= {quote.cell.pk: quote.cell for quote in [*fresh, *revised]}


def tell_boards(touched: Iterable[Cell]) -> None:
    """One event for each cell on each board that shows it, topics in one order."""
    shown = {(group, cell.pk) for cell in touched for group in board.groups_showing(cell)}
    for group, cell in sorted(shown):
        record(f"board.{group}", "quote.reported", by=None, subject=cell)
