from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal
from groups.models import Group
from pricing import board, cells, watching
from pricing.desk.book import enter
from pricing.models import Cell, Commodity, Market, Quote, Verb, Withdrawal
from pricing.models.cell import Kind
from pricing.said import Said, is_same, quote_of


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
    high: Decimal | None = None,
    asked: bool = False,
    grade: str = "",
) -> Quote:
    """A price someone saw, or a range. One far from what others say is asked back, unless they
    are sure."""
    said = Said(
        commodity, market, price, high, currency, quantity, unit, kind, asked, grade, seen_at
    )

    def act() -> Quote:
        limiter.spend("quotes", by.pk, limit=200, seconds=3600)
        quote = quote_of(by, key, said, sure)
        quote.save()
        tell_boards(by, quote.cell, "quote.reported")
        return quote

    return once(Quote, by, key, act, lambda earlier: is_same(earlier, said))


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
    cell = cells.moved_with(quote)
    earlier = Withdrawal.objects.filter(quote=quote).first()
    if earlier is not None:
        return earlier
    if not quote.may_be_withdrawn:
        raise Refusal(_("A price can be taken back within a day. Report the new one instead."))
    withdrawal = Withdrawal.objects.create(quote=quote, by=by)
    enter(Verb.WITHDRAWN, by, before=quote, quote=quote)
    tell_boards(by, cell, "quote.withdrawn")
    return withdrawal


@transaction.atomic
def restore(by: Member, quote: Quote) -> Quote:
    """Undoes a withdrawal; a quote that stands is left as it is."""
    cell = cells.moved_with(quote)
    check_no_other(quote)
    if Withdrawal.objects.filter(quote=quote).delete()[0]:
        enter(Verb.RESTORED, by, after=quote, quote=quote)
        tell_boards(by, cell, "quote.restored")
    return quote


def check_no_other(quote: Quote) -> None:
    """Of a price and its correction only one can stand."""
    instead = Q(about=quote.pk) | Q(pk=quote.about_id)
    others = Quote.objects.standing().filter(instead, author=quote.author_id)
    if others.exists():
        raise Refusal(_("Its other version stands. Take that one back first."))
