from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal
from groups.models import Group
from pricing import board, cells, rules, units, watching
from pricing.checks import CENT, GRAM, checked
from pricing.measures import plain
from pricing.models import Cell, Commodity, Market, Quote, Withdrawal
from pricing.models.cell import Kind

ENOUGH, WILD = 3, Decimal(10)


def report(
    by: Member,
    key: UUID,
    commodity: Commodity,
    market: Market,
    price: Decimal,
    currency: str = "KES",
    quantity: Decimal = Decimal(1),
    unit: str = "kg",
    kind: str = Kind.RETAIL,
    seen_at: datetime | None = None,
    sure: bool = False,
) -> Quote:
    """A price someone saw. One far from what others say is asked back, unless they are sure."""

    def act() -> Quote:
        limiter.spend("quotes", by.pk, limit=200, seconds=3600)
        held = units.read(unit, commodity, market)
        quote = Quote(author=by, key=key, price=price, quantity=quantity, unit=held.name)
        quote.factor, quote.seen_at = held.factor, seen_at or timezone.now()
        quote.per_base = checked(quote, currency, kind)
        quote.price, quote.quantity = price.quantize(CENT), quantity.quantize(GRAM)
        quote.cell = cells.locked(commodity, market, kind, currency, held.base)
        if not sure:
            check_likely(quote)
        quote.save()
        tell_boards(by, quote.cell, "quote.reported")
        return quote

    words = (commodity, market, price, currency, quantity, unit, kind)
    return once(Quote, by, key, act, lambda earlier: is_same(earlier, *words))


def is_same(
    earlier: Quote,
    commodity: Commodity,
    market: Market,
    price: Decimal,
    currency: str,
    quantity: Decimal,
    unit: str,
    kind: str,
) -> bool:
    """What is counted, where and how; the moment of reporting is another each time."""
    cell, held = earlier.cell, units.read(unit, commodity, market)
    return (
        (cell.commodity_id, cell.market_id) == (commodity.pk, market.pk)
        and (cell.kind, cell.currency) == (kind, currency)
        and (earlier.unit, earlier.factor) == (held.name, held.factor)
        and abs(earlier.price - price) < CENT
        and abs(earlier.quantity - quantity) < GRAM
    )


def check_likely(quote: Quote) -> None:
    """Three times off what three or more say, ten times off what one says: a slip, not news."""
    cell, yours = quote.cell, quote.per_base
    line = rules.SUSPECT if cell.people >= ENOUGH else WILD
    if cell.middle and rules.is_suspect(yours, cell.middle, line):
        words = {"middle": plain(cell.middle), "yours": plain(yours), "base": cell.base}
        reason = _("Others say about %(middle)s per %(base)s; yours is %(yours)s. Really?")
        raise Refusal(reason % words, "sure")


def tell_boards(by: Member, cell: Cell, kind: str) -> None:
    """The cell anew, and one event on each board that shows it, topics in one order.

    Boards of groups the reporter is not in move without saying who moved them.
    """
    cells.roll(cell)
    watching.owe(cell)
    own = set(Group.objects.of(by).values_list("pk", flat=True))
    for group in board.groups_showing(cell):
        record(f"board.{group}", kind, by=by if group in own else None, subject=cell.pk)


@transaction.atomic
def withdraw(by: Member, quote: Quote) -> Withdrawal:
    """Takes one's own quote back within a day; it stays readable and counts no more."""
    cell = Cell.objects.select_for_update(no_key=True, of=("self",)).get(pk=quote.cell_id)
    earlier = Withdrawal.objects.filter(quote=quote).first()
    if earlier is not None:
        return earlier
    if not quote.may_be_withdrawn:
        raise Refusal(_("A price can be taken back within a day. Report the new one instead."))
    withdrawal = Withdrawal.objects.create(quote=quote, by=by)
    tell_boards(by, cell, "quote.withdrawn")
    return withdrawal


@transaction.atomic
def restore(by: Member, quote: Quote) -> Quote:
    """Undoes a withdrawal; a quote that stands is left as it is."""
    cell = Cell.objects.select_for_update(no_key=True, of=("self",)).get(pk=quote.cell_id)
    if Withdrawal.objects.filter(quote=quote).delete()[0]:
        tell_boards(by, cell, "quote.restored")
    return quote
