"""A member's own book: what they bought in a month, and how that stands to the market's middle.

Private in all its parts: everything here begins from the member who asks.
"""

import csv
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import StringIO
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from community.members.models import Member
from pricing import outside, rules
from pricing.checks import OLDEST_YEAR
from pricing.history import Percentile
from pricing.measures import plain
from pricing.models import Cell, Purchase, Quote
from pricing.models.cell import OFFERS

ENOUGH = 3
OLDEST = date(OLDEST_YEAR, 1, 1)
Mark = tuple[int, int | None, str, str, str, str]


class Entry(NamedTuple):
    """A line of the book: a purchase of its own, or a price reported as paid; middle is what the
    others paid there that month, where three of them or a survey say so."""

    what: Purchase
    quote: Quote | None
    middle: Decimal | None = None

    @property
    def base_quantity(self) -> Decimal:
        return self.what.quantity * self.what.factor

    @property
    def share(self) -> Decimal | None:
        """Per cent above (or below) that middle."""
        return rules.trend(self.what.per_base, self.middle) if self.middle else None

    @property
    def mark(self) -> Mark:
        """What must be the same for a middle to be of the same thing."""
        one, grade = self.what, self.quote.cell.grade if self.quote else ""
        return one.commodity_id, one.market_id, one.kind, one.currency, one.base, grade


class Sum(NamedTuple):
    """Of one currency in the month; share is against the middles, over what has one."""

    currency: str
    paid: Decimal
    compared: Decimal
    share: Decimal | None


class Book(NamedTuple):
    month: date
    entries: list[Entry]
    sums: list[Sum]


def book(member: Member, month: date) -> Book:
    """Newest first; three queries, however long the month. Nothing of a month to come."""
    if not OLDEST <= month <= timezone.localdate():
        return Book(month, [], [])
    entries = newest_first([*own(member, month), *reported(member, month)])
    known = middles(member, month, entries)
    entries = [one._replace(middle=known.get(one.mark)) for one in entries]
    currencies = sorted({one.what.currency for one in entries})
    return Book(month, entries, [summed(currency, entries) for currency in currencies])


def newest_first(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: (one.what.bought_on, one.what.made_at), reverse=True)


def own(member: Member, month: date | None = None) -> list[Entry]:
    rows = Purchase.objects.filter(author=member, removed_at=None)
    if month:
        rows = rows.filter(bought_on__range=(month, last_day(month)))
    return [Entry(row, None) for row in rows.select_related("commodity", "market")]


def reported(member: Member, month: date | None = None) -> list[Entry]:
    """Prices reported as paid, as bought in the quantity reported, unless a line says otherwise."""
    quotes = paid_quotes(member).filter(purchase=None)
    if month:
        quotes = quotes.filter(in_month(month))
    return [Entry(as_purchase(quote), quote) for quote in quotes]


def paid_quotes(member: Member) -> QuerySet[Quote]:
    """Their own and standing; not offers, not what was asked, not a word on another's price."""
    mine = Quote.objects.standing().filter(author=member, cell__asked=False)
    mine = mine.exclude(cell__kind__in=OFFERS).exclude(answers__author=F("author"))
    return mine.filter(Q(about=None) | Q(about__author=member)).select_related(
        "cell__commodity", "cell__market"
    )


def as_purchase(quote: Quote) -> Purchase:
    cell = quote.cell
    return Purchase(
        commodity=cell.commodity,
        market=cell.market,
        kind=cell.kind,
        currency=cell.currency,
        price=quote.price if quote.high is None else (quote.price + quote.high) / 2,
        quantity=quote.quantity,
        unit=quote.unit,
        factor=quote.factor,
        base=cell.base,
        bought_on=timezone.localdate(quote.seen_at),
        made_at=quote.made_at,
    )


def middles(member: Member, month: date, entries: Iterable[Entry]) -> dict[Mark, Decimal]:
    """What others paid in that month, worked out by the database for all lines at once; where the
    member is an outsider, what a survey says."""
    goods = {one.what.commodity_id for one in entries}
    places = {one.what.market_id for one in entries}
    others = Quote.objects.heard().filter(in_month(month), cell__asked=False)
    others = others.filter(cell__commodity__in=goods, cell__market__in=places - {None})
    others = others.filter(Q(author=None) | Q(cell__in=outside.inside(member, Cell.objects.all())))
    names = ("commodity_id", "market_id", "kind", "currency", "base", "grade")
    told = (
        others.exclude(author=member)
        .values_list(*(f"cell__{name}" for name in names))
        .annotate(
            middle=Percentile("per_base", share=0.5),
            people=Count("author", distinct=True),
            surveys=Count("pk", filter=Q(author=None)),
        )
    )
    return {row[:6]: row[6] for row in told if row[7] >= ENOUGH or row[8]}


def in_month(month: date) -> Q:
    return Q(seen_at__gte=midnight(month), seen_at__lt=midnight(last_day(month) + timedelta(1)))


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def last_day(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def summed(currency: str, entries: Iterable[Entry]) -> Sum:
    mine = [one for one in entries if one.what.currency == currency]
    known = [one for one in mine if one.middle]
    paid = sum((one.what.price for one in known), Decimal(0))
    usual = sum((one.middle * one.base_quantity for one in known if one.middle), Decimal(0))
    share = rules.trend(paid, usual) if usual else None
    return Sum(currency, sum((one.what.price for one in mine), Decimal(0)), paid, share)


HEAD = ["date", "what", "market", "kind", "quantity", "unit", "base", "paid", "currency"]


def as_csv(member: Member) -> str:
    """All of the book, for a spreadsheet; no cell begins like a formula."""
    out = StringIO()
    rows = csv.writer(out)
    rows.writerow([*HEAD, "per_base"])
    for entry in newest_first([*own(member), *reported(member)]):
        one = entry.what
        words = [one.bought_on, one.commodity.name, one.market or "", one.kind]
        words += [plain(one.quantity), one.written_unit, one.base, one.price, one.currency]
        rows.writerow([harmless(str(word)) for word in [*words, one.per_base]])
    return out.getvalue()


def harmless(word: str) -> str:
    return f"'{word}" if word[:1] in ("=", "+", "-", "@", "\t") else word


def removed(member: Member) -> QuerySet[Purchase]:
    """What was taken out within a day, and may be put back."""
    lately = timezone.now() - timedelta(days=1)
    mine = Purchase.objects.filter(author=member, removed_at__gte=lately)
    return mine.select_related("commodity", "market").order_by("-removed_at")
