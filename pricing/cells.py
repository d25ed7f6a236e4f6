"""Rolling quotes up into cells: within the quote's own transaction, under the cell's lock."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import DateTimeField, ExpressionWrapper, Subquery, Value
from django.utils import timezone

from pricing import rules
from pricing.heard import reports
from pricing.models import Cell, Commodity, Market, Quote
from pricing.models.quote import QuoteQuerySet

WEEK = timedelta(days=7)
LONGEST_GAP = timedelta(days=62)
FIELDS = ["low", "middle", "high", "people", "quotes_counted", "quotes_held", "as_of"]
FIELDS += ["agreed_at", "disputed", "trend", "unit", "factor", "source"]
HEARD = ["cell", "price", "high", "quantity", "unit", "factor", "per_base", "seen_at", "made_at"]
HEARD += ["source", "ruling", "weight", "circle", "within", "author__joined_at"]


def goods_held(goods: Commodity) -> Commodity:
    """Not merged before the commit; or, where that was just done, what it was merged into.

    The weakest lock: reports of one thing never wait for each other, only for who merges it.
    """
    lock = "SELECT * FROM pricing_commodity WHERE id = %s FOR KEY SHARE"
    (now,) = Commodity.everything.raw(lock, [goods.pk])
    return now.merged_into or now


def moved_with(quote: Quote) -> Cell:
    """The cell this quote is in now, held: its goods may have been merged since it was read."""
    goods_held(quote.cell.commodity)
    quote.refresh_from_db(fields=["cell"])
    return Cell.objects.select_for_update(no_key=True, of=("self",)).get(pk=quote.cell_id)


def locked(
    commodity: Commodity,
    market: Market,
    kind: str,
    currency: str,
    base: str,
    asked: bool = False,
    grade: str = "",
) -> Cell:
    """The cell these quotes belong to, held until the commit, so that none is counted past."""
    words: dict[str, Any] = {"commodity": commodity, "market": market, "kind": kind}
    words |= {"asked": asked, "grade": grade, "currency": currency, "base": base}
    # Weaker than FOR UPDATE: inserting a quote takes a key share on its cell, which must pass.
    lock = Cell.objects.select_for_update(no_key=True, of=("self",))
    known = lock.filter(**words).first()
    return known or lock.get(pk=Cell.objects.get_or_create(**words)[0].pk)


def roll(cell: Cell) -> Cell:
    """Works the cell out anew from its quotes and keeps it."""
    rolled(cell, partial(near_quotes, cell)).save(update_fields=FIELDS)
    return cell


def near_quotes(cell: Cell, until: datetime | None = None) -> list[Quote]:
    """Newest last: those that bear on the figure as it was then, and none of the years before."""
    return near(cell.quotes.heard(), cell, until)


def near(quotes: QuoteQuerySet, cell: Cell, until: datetime | None = None) -> list[Quote]:
    quotes = quotes.select_related("author").only(*HEARD)
    if until is not None:
        quotes = quotes.filter(seen_at__lte=until)
    newest = quotes.order_by("-seen_at").values("seen_at")[:1]
    reach = Value(rules.WINDOW * cell.commodity.half_life)
    begin = ExpressionWrapper(Subquery(newest) - reach, output_field=DateTimeField())
    return list(quotes.filter(seen_at__gte=begin).order_by("seen_at", "pk"))


def rolled(cell: Cell, quotes_until: Callable[[datetime | None], list[Quote]]) -> Cell:
    quotes = quotes_until(None)
    found = rules.estimate(reports(quotes), timezone.now(), cell.commodity.half_life)
    if found is None:
        return empty(cell)
    cell.low, cell.middle, cell.high = found.low, found.middle, found.high
    cell.quotes_counted, cell.quotes_held = found.reports, found.held
    cell.as_of, cell.agreed_at, cell.disputed = found.as_of, found.agreed_at, found.disputed
    cell.trend = trend(cell, quotes_until(found.as_of - WEEK), found)
    newest = max(quotes, key=lambda quote: (quote.seen_at == found.as_of, quote.pk))
    cell.unit, cell.factor, cell.source = newest.unit, newest.factor, newest.source
    cell.people = found.people
    return cell


def empty(cell: Cell) -> Cell:
    cell.low = cell.middle = cell.high = cell.as_of = cell.agreed_at = cell.trend = None
    cell.people = cell.quotes_counted = cell.quotes_held = 0
    cell.disputed, cell.unit, cell.factor, cell.source = False, "", Decimal(1), ""
    return cell


def trend(cell: Cell, earlier: list[Quote], found: rules.Estimate) -> Decimal | None:
    """Against the figure of seven days before, else of the period before, if not too long ago."""
    before = rules.estimate(reports(earlier), found.as_of, cell.commodity.half_life)
    if before is None or found.as_of - before.as_of > LONGEST_GAP:
        return None
    return rules.trend(found.middle, before.middle)


def roll_all(cells: Iterable[Cell], step: Callable[[int], None] = lambda done: None) -> None:
    """After a bulk import: many cells, their locks in one order."""
    pks = sorted(cell.pk for cell in cells)
    locks = Cell.objects.select_for_update(no_key=True, of=("self",)).select_related("commodity")
    for done, cell in enumerate(locks.filter(pk__in=pks).order_by("pk"), 1):
        roll(cell)
        step(done)
