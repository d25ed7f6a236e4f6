"""What one says of the price another saw."""

from datetime import datetime, time
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal
from pricing import cells, rules
from pricing.actions.quotes import tell_boards
from pricing.heard import speaking
from pricing.models import Quote
from pricing.said import kind_of

SAME = ("cell", "price", "high", "quantity", "unit", "factor", "per_base")


def confirm(by: Member, key: UUID, quote: Quote) -> Quote:
    """Saw the same price there today: a voice of one's own, once a day."""

    def act() -> Quote:
        limiter.spend("quotes", by.pk, limit=200, seconds=3600)
        cell = cells.moved_with(quote)
        check_may_confirm(by, quote)
        earlier = said_today(by, quote)
        if earlier is not None:
            return earlier
        same = {name: getattr(quote, name) for name in SAME}
        made = Quote(author=by, key=key, about=quote, seen_at=timezone.now(), **same)
        speaking(by, made).save()
        tell_boards(by, cell, "quote.reported")
        return made

    return once(Quote, by, key, act, lambda earlier: earlier.about_id == quote.pk)


def check_may_confirm(by: Member, quote: Quote) -> None:
    if quote.author_id == by.pk:
        raise Refusal(_("This is your own price. Others can say that they saw it too."))
    if not Quote.objects.heard().filter(pk=quote.pk).exists():
        raise Refusal(_("This price does not count any more. Report what you see."))
    if timezone.now() - quote.seen_at > rules.STALE * quote.cell.commodity.half_life:
        raise Refusal(_("This price is old. Report what you see today."))
    if kind_of(by, quote.cell.kind) != quote.cell.kind:
        raise Refusal(_("Who sells to the group makes offers, and no word on what others paid."))


def said_today(by: Member, quote: Quote) -> Quote | None:
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    return Quote.objects.standing().filter(author=by, about=quote, seen_at__gte=midnight).first()
