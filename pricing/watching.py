"""Looking after watched prices: a job after each quote, so that no reporter waits for it.

The quote's own transaction only owes the look (no quote without it, no look without the quote).
Each alert is a transaction of its own, row and notice together, so that a crash half way tells
nobody twice and forgets nobody: the job is tried again.
"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from community.notices.tell import tell
from community.text.templatetags.money import money, sign
from pricing import moves, outside, rules
from pricing.heard import reports
from pricing.measures import WORDS, size
from pricing.models import Alert, Cell, Watch
from pricing.moves import Figure, Told

WEEK = timedelta(days=7)


def owe(*cells: Cell) -> None:
    """In the quote's transaction: one short question where nobody watches."""
    watched = Watch.objects.standing().filter(cell__in=cells).values_list("cell", flat=True)
    for pk in sorted(set(watched)):
        later.defer(cell=pk)


def look(cell: int) -> None:
    """Tells whoever asked to hear of the price as they may see it; an old one is told to nobody."""
    asked = Watch.objects.standing().filter(cell=cell, author__is_active=True)
    for watch in asked.select_related("author").order_by("pk"):
        here = next(iter(outside.seen(watch.author, Cell.objects.filter(pk=cell))), None)
        if here is not None and not here.is_stale:
            consider(watch.pk, here, figure_of(here))


def figure_of(cell: Cell) -> Figure:
    assert cell.middle is not None
    assert cell.as_of is not None
    if not cell.inside:
        return Figure(cell.middle, cell.as_of, published_before(cell))
    day = timezone.localtime(cell.as_of).replace(hour=0, minute=0, second=0, microsecond=0)
    before = cell.quotes.heard().select_related("author")
    before = before.filter(seen_at__gte=day - WEEK, seen_at__lt=day)
    week = rules.estimate(reports(before), day, cell.commodity.half_life)
    return Figure(cell.middle, cell.as_of, week.middle if week else None)


def published_before(cell: Cell) -> Decimal | None:
    """What strangers were told for the week before; of a survey they are told no move."""
    assert cell.as_of is not None
    if not cell.is_published:
        return None
    day = timezone.localdate(cell.as_of)
    rows = cell.publications.filter(fallen_at=None, as_of__lte=day - WEEK)
    last = rows.filter(as_of__gt=day - 2 * WEEK).first()
    return last.middle if last else None


@transaction.atomic
def consider(pk: int, cell: Cell, figure: Figure) -> None:
    watch = Watch.objects.select_for_update(of=("self",)).select_related("author").get(pk=pk)
    if watch.stopped_at is not None:
        return
    newest = watch.alerts.values_list("day", "middle", "as_of").first()
    last = Told(*newest) if newest else None
    if moves.is_news(figure, timezone.localdate(), last) and wants(watch, figure, last):
        alert(watch, cell, figure)
        watch.armed = False
    elif watch.below_base is None or not moves.is_below(watch.below_base, figure):
        watch.armed = True
    watch.save(update_fields=["armed"])


def wants(watch: Watch, figure: Figure, last: Told | None) -> bool:
    if watch.below_base is not None:
        return watch.armed and moves.is_below(watch.below_base, figure)
    assert watch.moved is not None
    return moves.has_moved(watch.moved, figure, last)


def alert(watch: Watch, cell: Cell, figure: Figure) -> None:
    against = watch.below_base or figure.week
    assert against is not None
    Alert.objects.create(
        watch=watch,
        day=timezone.localdate(),
        middle=figure.middle,
        against=rules.rounded(against),
        as_of=figure.as_of,
    )
    page = reverse("pricing:history", args=[cell.commodity.slug, cell.market.slug])
    words = sentence(watch, cell, figure)
    tell([watch.author], "price.watched", text=words, url=f"{page}?kind={cell.kind}")


def sentence(watch: Watch, cell: Cell, figure: Figure) -> str | Promise:
    """Maize in Wakulima: KSh 3,400/bag 90 kg, below your 3,500: in the unit they asked by."""
    price = f"{sign(cell.currency)} {money(figure.middle * watch.factor)}"
    said: dict[str, Any] = {
        "what": cell.commodity,
        "market": cell.market,
        "price": format_lazy("{price}/{unit}", price=price, unit=unit_of(watch, cell)),
    }
    if watch.below is not None:
        line = money(watch.below)
        return format_lazy(_("{what}, {market}: {price}, below your {line}"), line=line, **said)
    assert figure.week is not None
    share = f"{moves.off(figure.middle, figure.week):.0f}"
    up = figure.middle > figure.week
    says = _("{what}, {market}: {price}, up {share} % on the week before")
    down = _("{what}, {market}: {price}, down {share} % on the week before")
    return format_lazy(says if up else down, share=share, **said)


def unit_of(watch: Watch, cell: Cell) -> str | Promise:
    """Kilo, or bag 90 kg: a price without its unit is none, and bags differ."""
    word = watch.unit or cell.base
    if word not in WORDS:
        return _(word)
    return format_lazy("{name} {size}", name=_(word), size=size(watch.factor, cell.base))


retry = RetryStrategy(max_attempts=6, exponential_wait=3)
later: Any = app.task(name="pricing.look", retry=retry)(look)
