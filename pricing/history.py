"""The past of a cell, month by month, worked out by the database."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Aggregate, Count, DecimalField, F, Q, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber, TruncDate, TruncMonth
from django.utils import timezone

from pricing import rules
from pricing.cells import near
from pricing.chart import Month
from pricing.heard import reports
from pricing.models import Cell, Quote, Ruling
from pricing.models.quote import QuoteQuerySet
from pricing.outside import midnight

YEAR = timedelta(days=365)
REACH = timedelta(days=31)
ENOUGH = 3
MOST = 500


class Percentile(Aggregate):
    """A price somebody really saw, not one between two."""

    function = "percentile_disc"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DecimalField()


def held(cell: Cell, years: int | None) -> list[Quote]:
    """What is no part of the figure: held by the rule, or set aside by a steward. Outsiders
    know of no single report."""
    if not cell.inside:
        return []
    quotes = cell.quotes.standing().filter(ruling=Ruling.HELD)
    if cell.quotes_held and cell.as_of:
        reach = cell.as_of - rules.WINDOW * cell.commodity.half_life
        quotes |= cell.quotes.standing().filter(ruling="", late=False, seen_at__gte=reach)
    if years and cell.as_of:
        quotes = quotes.filter(seen_at__gt=cell.as_of - years * YEAR)
    rows = list(quotes.order_by("-seen_at")[:MOST])
    for quote in rows:
        quote.cell = cell
    return [quote for quote in rows if quote.is_held]


def months(cell: Cell, years: int | None, without: Iterable[Quote] = ()) -> list[Month]:
    """Oldest first, the last years up to the newest price; None for all there is. Outsiders have
    the survey's, else what was published."""
    quotes = cell.quotes.standing().exclude(pk__in=[quote.pk for quote in without])
    if not cell.inside:
        quotes = quotes.filter(author=None)
    return published(cell, years) if cell.is_published else told(cell, quotes, years)


def told(cell: Cell, quotes: QuoteQuerySet, years: int | None) -> list[Month]:
    if years and cell.as_of:
        quotes = quotes.filter(seen_at__gt=cell.as_of - years * YEAR)
    zone = timezone.get_current_timezone()
    heard = quotes.filter(Q(author=None) | Q(pk__in=voices(quotes)))
    by_month = heard.annotate(month=TruncMonth("seen_at", tzinfo=zone)).values("month")
    spans = by_month.order_by("month").annotate(
        low=Percentile("per_base", share=0.1),
        middle=Percentile("per_base", share=0.5),
        high=Percentile("per_base", share=0.9),
        quotes=Count("pk"),
    )
    rows = spans.values_list("month", "low", "middle", "high", "quotes")
    return [Month(month.date(), low, mid, high, n) for month, low, mid, high, n in rows]


def voices(quotes: QuoteQuerySet) -> QuerySet[Any, Any]:
    """The latest of each person and day, a circle being one: as in the figure of today."""
    day = TruncDate("seen_at", tzinfo=timezone.get_current_timezone())
    turn = Window(
        RowNumber(),
        partition_by=[Coalesce("circle", "author_id"), day],
        order_by=[F("seen_at").desc(), F("pk").desc()],
    )
    return quotes.exclude(author=None).annotate(turn=turn).filter(turn=1).values("pk")


def published(cell: Cell, years: int | None) -> list[Month]:
    """By the month of their day."""
    rows = cell.publications.filter(fallen_at=None).order_by("as_of")
    if years and cell.as_of:
        rows = rows.filter(as_of__gt=(cell.as_of - years * YEAR).date())
    months: dict[date, list[Decimal]] = {}
    for row in rows:
        months.setdefault(row.as_of.replace(day=1), []).append(row.middle)
    return [
        Month(month, min(said), sorted(said)[len(said) // 2], max(said), len(said))
        for month, said in months.items()
    ]


def newest(ever: list[Month], cell: Cell, years: int) -> list[Month]:
    """The last years up to the newest price, as months() has them, without asking again."""
    assert cell.as_of is not None
    first = timezone.localtime(cell.as_of - years * YEAR).date().replace(day=1)
    return [one for one in ever if one.month >= first]


class Figure(NamedTuple):
    middle: Decimal
    people: int
    as_of: datetime


class Change(NamedTuple):
    """Per cent against the figure of some weeks before, and how many people each rests on."""

    share: Decimal
    weeks: int
    people: int
    before: int
    figure: Decimal

    @property
    def direction(self) -> rules.Direction:
        return rules.direction(self.share)

    @property
    def is_thin(self) -> bool:
        """A surveyor is one voice by trade; of traders it takes three to speak of a trend."""
        return min(self.people, self.before) < ENOUGH


def change(cell: Cell, weeks: int = 4) -> Change | None:
    """None where there was no figure then, or only one much older; and of an old price."""
    if cell.as_of is None or cell.middle is None or cell.is_stale:
        return None
    then = cell.as_of - timedelta(weeks=weeks)
    found = told_then(cell, then) if cell.is_published else reckoned_then(cell, then)
    if found is None or then - found.as_of > REACH:
        return None
    share = rules.trend(cell.middle, found.middle)
    return Change(share, weeks, cell.people, found.people, found.middle)


def reckoned_then(cell: Cell, then: datetime) -> Figure | None:
    """Of all that was said, or of the survey alone for who may know no more."""
    said = cell.quotes.heard() if cell.inside else cell.quotes.heard().filter(author=None)
    found = rules.estimate(reports(near(said, cell, then)), then, cell.commodity.half_life)
    return Figure(found.middle, found.people, found.as_of) if found else None


def told_then(cell: Cell, then: datetime) -> Figure | None:
    row = cell.publications.filter(fallen_at=None, as_of__lte=timezone.localdate(then)).first()
    return Figure(row.middle, row.people, midnight(row.as_of)) if row else None
