"""What a round, a pledge and a quote must pass, by whichever door they come."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.text.refusals import Refusal
from pricing.checks import CENT, GRAM, check_price, check_quantity
from pricing.models import Round

SOONEST, LATEST = timedelta(hours=1), timedelta(days=31)
DELIVERED = timedelta(days=60)
MOST_DAYS, MOST_BREAKS = 7, 6

Breaks = Sequence[tuple[Decimal, Decimal]]


def quantity(amount: Decimal, field: str = "quantity") -> Decimal:
    """Above nought, and not more than can be right."""
    beside(field, lambda: check_quantity(amount))
    return amount.quantize(GRAM)


def price(amount: Decimal, field: str = "price") -> Decimal:
    beside(field, lambda: check_price(amount))
    return amount.quantize(CENT)


def beside(field: str, check: Callable[[], None]) -> None:
    """The same sentence, at the field that was meant."""
    try:
        check()
    except Refusal as refusal:
        raise Refusal(refusal.reason, field) from None


def times(closes_at: datetime, delivery_on: date, more_days: int) -> None:
    now = timezone.now()
    if closes_at < now + SOONEST:
        raise Refusal(_("Leave at least an hour until it closes."), "closes_at")
    if closes_at > now + LATEST:
        raise Refusal(_("A round closes within a month."), "closes_at")
    closing = timezone.localdate(closes_at)
    if delivery_on < closing:
        raise Refusal(_("The goods cannot come before the round closes."), "delivery_on")
    if delivery_on > closing + DELIVERED:
        raise Refusal(_("The goods must come within two months."), "delivery_on")
    if not 0 <= more_days <= MOST_DAYS:
        raise Refusal(_("A round is kept open for a week more at most."), "more_days")


def breaks(rows: Breaks) -> list[tuple[Decimal, Decimal]]:
    """From the smallest quantity up; a larger one is never dearer for each unit."""
    if not rows:
        raise Refusal(_("Say from how many units on, and at what price."), "least_1")
    if len(rows) > MOST_BREAKS:
        raise Refusal(_("At most %d prices in one quote.") % MOST_BREAKS, "least_1")
    kept = sorted((quantity(least, "least_1"), price(cost, "price_1")) for least, cost in rows)
    for (least, cost), (more, larger) in pairwise(kept):
        if least == more:
            raise Refusal(_("There are two prices for the same quantity."), "least_1")
        if larger > cost:
            raise Refusal(_("A larger quantity cannot cost more for each unit."), "price_1")
    return kept


def transport(amount: Decimal) -> Decimal:
    """For the whole order; nothing where it is in the price."""
    return amount.quantize(CENT) if amount == 0 else price(amount, "transport")


def validity(round: Round, valid_until: date) -> None:
    closing = timezone.localdate(round.closes_at)
    if valid_until < closing:
        day = date_format(closing, "j M")
        raise Refusal(_("Your price must hold until the round closes, %s.") % day, "valid_until")
    if valid_until > closing + DELIVERED + LATEST:
        raise Refusal(_("This day is too far away."), "valid_until")
