"""Saying that one saw another price than somebody else did."""

from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.notices.tell import tell
from community.text import wording
from community.text.characters import clean
from community.text.refusals import Refusal
from pricing.actions.corrections import said_of
from pricing.actions.quotes import tell_boards
from pricing.models import Dispute, Quote
from pricing.said import Said, has_same_figures, kind_of, quote_of

TOLD = gettext_lazy("Someone saw another price than yours: {what}, {where}.")


def dispute(
    by: Member,
    key: UUID,
    quote: Quote,
    price: Decimal | None = None,
    high: Decimal | None = None,
    quantity: Decimal | None = None,
    unit: str = "",
    reason: str = "",
    sure: bool = False,
) -> Dispute:
    """With one's own price, which counts as any other, or with a reason; once per person."""
    said = said_of(quote, price, high, quantity, unit) if price is not None else None
    why = clean(" ".join(reason.split()))

    def act() -> Dispute:
        limiter.spend("quotes", by.pk, limit=200, seconds=3600)
        wording.short(why, 200, "reason")
        if price is None and not why:
            raise Refusal(_("Say the price you saw, or why this one is wrong."), "price")
        check_may_dispute(by, quote)
        other = seen_instead(by, key, quote, said, sure) if said else None
        made = Dispute.objects.create(author=by, key=key, quote=quote, other=other, reason=why)
        tell_author(quote)
        return made

    return once(Dispute, by, key, act, lambda earlier: is_same(earlier, quote, said, why))


def check_may_dispute(by: Member, quote: Quote) -> None:
    if quote.author_id == by.pk:
        raise Refusal(_("This is your own price. You can correct it or take it back."))
    if not Quote.objects.heard().filter(pk=quote.pk).exists():
        raise Refusal(_("This price does not count any more. Report what you see."))
    if kind_of(by, quote.cell.kind) != quote.cell.kind:
        raise Refusal(_("Who sells to the group makes offers, and no word on what others paid."))
    mine = Dispute.objects.filter(quote=quote, author=by, withdrawn_at=None)
    if mine.standing().exists():
        raise Refusal(_("You have already said so. A newer price is a report of its own."))
    mine.update(withdrawn_at=timezone.now())


def seen_instead(by: Member, key: UUID, quote: Quote, said: Said, sure: bool) -> Quote:
    """Seen now, in the same market."""
    made = quote_of(by, key, said._replace(seen_at=None), sure)
    if (made.cell.pk, made.per_base) == (quote.cell_id, quote.per_base):
        raise Refusal(_("That is the same price. Say that you saw it too."), "price")
    made.about = quote
    made.save()
    tell_boards(by, made.cell, "quote.reported")
    return made


def tell_author(quote: Quote) -> None:
    """Without a name: what is disputed is the price, not the person."""
    if quote.author is None:
        return
    words = {"what": quote.cell.commodity, "where": quote.cell.market}
    url = reverse("pricing:quote", args=[quote.pk])
    tell([quote.author], "price.disputed", text=format_lazy(TOLD, **words), url=url)


def is_same(earlier: Dispute, quote: Quote, said: Said | None, why: str) -> bool:
    other = earlier.other
    if (earlier.quote_id, earlier.reason) != (quote.pk, why) or (other is None) != (said is None):
        return False
    return other is None or said is None or has_same_figures(other, said)


@transaction.atomic
def withdraw(by: Member, dispute: Dispute) -> None:
    """One's own reason, taken back; the price said with it is taken back as a price."""
    Dispute.objects.filter(pk=dispute.pk, author=by, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
