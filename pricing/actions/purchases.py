from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.members.once import once, said
from community.text.refusals import Refusal
from pricing.checks import CENT, GRAM, OLDEST_YEAR, check_price, check_quantity
from pricing.measures import measure
from pricing.models import Commodity, Market, Purchase, Quote
from pricing.models.cell import Kind


def keep(
    by: Member,
    key: UUID,
    commodity: Commodity,
    price: Decimal,
    quantity: Decimal,
    unit: str,
    bought_on: date,
    market: Market | None = None,
    kind: str = Kind.WHOLESALE,
    currency: str = "KES",
    quote: Quote | None = None,
) -> Purchase:
    """Into my own book: what I paid in all for so many. In the place of my report, if it is one."""
    check_price(price)
    check_quantity(quantity)
    held = measure(unit)
    if held is None:
        raise Refusal(_("Say the size of it, like “bag 90 kg” or “kg”."), "unit")
    check_day(bought_on)
    words: dict[str, Any] = {"commodity": commodity, "market": market, "kind": kind}
    words |= {"currency": currency, "price": price.quantize(CENT)}
    words |= {"quantity": quantity.quantize(GRAM)}
    words |= {"factor": held.factor, "base": held.base, "bought_on": bought_on}

    def act() -> Purchase:
        Purchase.objects.filter(author=by, quote=quote).exclude(quote=None).delete()
        return Purchase.objects.create(author=by, key=key, unit=held.name, quote=quote, **words)

    return once(Purchase, by, key, act, said(**words))


def check_day(day: date) -> None:
    if day > timezone.localdate():
        raise Refusal(_("This date is still to come."), "bought_on")
    if day.year < OLDEST_YEAR:
        raise Refusal(_("This date is too long ago."), "bought_on")


@transaction.atomic
def leave_out(by: Member, quote: Quote) -> Purchase:
    """A price I reported but did not buy at: no line of my book."""
    cell = quote.cell
    words = {
        "author": by,
        "key": quote.key,
        "commodity": cell.commodity,
        "market": cell.market,
        "kind": cell.kind,
        "currency": cell.currency,
        "price": quote.price,
        "quantity": quote.quantity,
        "unit": quote.unit,
        "factor": quote.factor,
        "base": cell.base,
        "bought_on": timezone.localdate(quote.seen_at),
        "removed_at": timezone.now(),
    }
    line, new = Purchase.objects.get_or_create(quote=quote, defaults=words)
    return line if new else remove(by, line)


def remove(by: Member, purchase: Purchase) -> Purchase:
    """Out of my book; restore undoes that."""
    Purchase.objects.filter(pk=purchase.pk, removed_at=None).update(removed_at=timezone.now())
    return purchase


def restore(by: Member, purchase: Purchase) -> Purchase:
    Purchase.objects.filter(pk=purchase.pk).update(removed_at=None)
    return purchase
