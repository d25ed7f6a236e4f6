"""A price put right: a new quote about the old one, which it takes back in the same act."""

from decimal import Decimal
from uuid import UUID

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from groups.models import Group
from pricing.desk import rolling
from pricing.desk.book import enter
from pricing.echo import price as written
from pricing.models import Quote, Verb, Withdrawal
from pricing.said import Said, has_same_figures, quote_of

TOLD = gettext_lazy("A steward corrected your price: {what}, {where}: {price}. {why}")


def correct(
    by: Member,
    key: UUID,
    quote: Quote,
    price: Decimal,
    high: Decimal | None = None,
    quantity: Decimal | None = None,
    unit: str = "",
    reason: str = "",
    sure: bool = False,
    group: Group | None = None,
) -> Quote:
    """By its author while it may be taken back; else by a steward of `group`, with a reason."""
    said = said_of(quote, price, high, quantity, unit)

    def act() -> Quote:
        limiter.spend("quotes", by.pk, limit=200, seconds=3600)
        why = wording.line(reason, 300, "reason") if group or reason.strip() else ""
        touched = rolling.held_together(quote.cell, said)
        check_may_correct(quote, group)
        made = put_right(quote, key, said, sure)
        Withdrawal.objects.create(quote=quote, by=by)
        enter(Verb.CORRECTED, by, group, quote, made, quote=made, reason=why)
        rolling.roll(by, touched, "quote.corrected")
        tell_author(by, made, why)
        return made

    assert quote.author is not None
    return once(Quote, quote.author, key, act, lambda earlier: is_same(earlier, quote, said))


def said_of(
    quote: Quote, price: Decimal, high: Decimal | None, quantity: Decimal | None, unit: str
) -> Said:
    """All that is not said anew stays as it was, its day too."""
    cell = quote.cell
    return Said(
        cell.commodity,
        cell.market,
        price=price,
        high=high,
        currency=cell.currency,
        quantity=quote.quantity if quantity is None else quantity,
        unit=unit.strip() or quote.written_unit,
        kind=cell.kind,
        asked=cell.asked,
        grade=cell.grade,
        seen_at=quote.seen_at,
    )


def check_may_correct(quote: Quote, group: Group | None) -> None:
    if Withdrawal.objects.filter(quote=quote).exists():
        raise Refusal(_("This price was already taken back or corrected."))
    if group is None and not quote.may_be_withdrawn:
        raise Refusal(_("A price can be corrected within a day. Report the new one instead."))


def put_right(quote: Quote, key: UUID, said: Said, sure: bool) -> Quote:
    """The author's own word still, whoever corrected it."""
    assert quote.author is not None
    made = quote_of(quote.author, key, said, sure)
    if same_size(made, quote):
        if (made.price, made.high, made.quantity) == (quote.price, quote.high, quote.quantity):
            raise Refusal(_("That is what it says already."), "price")
        made.unit = quote.unit
    made.about, made.late = quote, quote.late
    made.save()
    return made


def same_size(made: Quote, quote: Quote) -> bool:
    return (made.factor, made.base) == (quote.factor, quote.base)


def is_same(earlier: Quote, quote: Quote, said: Said) -> bool:
    return earlier.about_id == quote.pk and has_same_figures(earlier, said)


def tell_author(by: Member, made: Quote, why: str) -> None:
    """Nobody's word is altered behind their back."""
    if by.pk == made.author_id or made.author is None:
        return
    words = {"what": made.cell.commodity, "where": made.cell.market, "price": written(made)}
    url = reverse("pricing:quote", args=[made.pk])
    tell([made.author], "price.ruled", text=format_lazy(TOLD, why=why, **words), url=url, by=by)
