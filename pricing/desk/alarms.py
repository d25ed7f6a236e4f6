"""A flood: many accounts of this week say of one price on one day what is far off the others.

It moves no figure, for new accounts hardly count; but stewards are told, once per price and day.
Looked for by the clock, so that no report waits for it.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members import voice
from community.notices.tell import tell
from groups.models import Group
from pricing import board, cells, rules
from pricing.desk.book import enter
from pricing.heard import reports
from pricing.measures import plain
from pricing.models import Alarm, Cell, Quote, Verb
from pricing.models.quote import QuoteQuerySet

ENOUGH = 5
FAR = Decimal("0.10")
TOLD = _("Alarm: {n} new accounts say {said} for {what}, {where}; others {middle}.")


class Flood(NamedTuple):
    accounts: int
    said: Decimal
    middle: Decimal


def look() -> None:
    """Of today, and of what was said yesterday after the last look."""
    today = timezone.localdate()
    for day in (today - timedelta(days=1), today):
        for pk in suspects(day):
            consider(pk, day)


def suspects(day: date) -> list[int]:
    """Cells enough new accounts spoke of; found through the new accounts, who are few."""
    known = Alarm.objects.filter(day=day).values("cell")
    said = spoken(day).exclude(cell__in=known).values("cell")
    many = said.annotate(n=Count("author", distinct=True)).filter(n__gte=ENOUGH)
    return sorted(many.values_list("cell", flat=True))


def spoken(day: date) -> QuoteQuerySet:
    """What accounts that were new that day said on it."""
    begin = timezone.make_aware(datetime.combine(day, time.min))
    told = Quote.objects.heard().filter(made_at__gte=begin, made_at__lt=begin + timedelta(days=1))
    return told.filter(author__joined_at__gt=begin - voice.NEW)


@transaction.atomic
def consider(pk: int, day: date) -> None:
    """The lock of the cell makes two workers at once one alarm."""
    cell = Cell.objects.select_for_update(no_key=True, of=("self",)).get(pk=pk)
    found = flood(cell, spoken(day).filter(cell=cell).order_by("pk"))
    if found is None or Alarm.objects.filter(cell=cell, day=day).exists():
        return
    Alarm.objects.create(cell=cell, day=day, accounts=found.accounts, said=found.said)
    before, after = plain(found.middle), f"{plain(found.said)} ({found.accounts})"
    enter(Verb.ALARMED, None, before=before, after=after, commodity=cell.commodity)
    tell_stewards(cell, found)


def flood(cell: Cell, said: Iterable[Quote]) -> Flood | None:
    """Enough of them on one side of what all others say; where nobody else speaks, none is off."""
    prices = {quote.author_id: quote.per_base for quote in said}
    others = [one for one in cells.near_quotes(cell) if one.author_id not in prices]
    found = rules.estimate(reports(others), timezone.now(), cell.commodity.half_life)
    if found is None:
        return None
    below = [price for price in prices.values() if price <= found.middle * (1 - FAR)]
    above = [price for price in prices.values() if price >= found.middle * (1 + FAR)]
    side = max(below, above, key=len)
    if len(side) < ENOUGH:
        return None
    return Flood(len(side), rules.rounded(Decimal(median(side))), found.middle)


def tell_stewards(cell: Cell, found: Flood) -> None:
    words = {"n": found.accounts, "said": plain(found.said), "middle": plain(found.middle)}
    text = format_lazy(TOLD, what=cell.commodity, where=cell.market, **words)
    for group in Group.objects.filter(pk__in=board.groups_showing(cell)):
        url = reverse("pricing:desk", args=[group.slug])
        tell(group.stewards(), "price.alarm", text=text, url=url)
