"""What every quote must pass, whether typed, sent to the API or brought in from a file."""

from datetime import datetime, timedelta
from decimal import Decimal

from babel.numbers import is_currency
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.text.refusals import Refusal
from pricing import rules
from pricing.models import Commodity, Quote
from pricing.models.cell import Kind

DEAREST = Decimal(100_000_000)
MOST = Decimal(100_000)
WIDEST = 3
AHEAD = timedelta(hours=1)
CENT, GRAM, MITE = Decimal("0.01"), Decimal("0.001"), Decimal("0.0001")
OLDEST_YEAR = 1990


def checked(quote: Quote, currency: str, kind: str) -> Decimal:
    """The price per base unit of a quote that can be true, or a Refusal that says why not."""
    check_price(quote.price)
    check_high(quote.price, quote.high)
    check_quantity(quote.quantity)
    check_time(quote.seen_at)
    if not is_currency(currency):
        raise Refusal(_("We do not know this currency."), "currency")
    if kind not in Kind.values:
        raise Refusal(_("We do not know this kind of sale."), "kind")
    per_base = rules.per_base(quote.said_middle, quote.quantity, quote.factor)
    if per_base <= 0:
        raise Refusal(_("So little for so much? Price and quantity may be swapped."), "price")
    return per_base


def check_price(price: Decimal) -> None:
    if not price.is_finite() or price <= 0:
        raise Refusal(_("The price must be more than zero."), "price")
    if price > DEAREST:
        raise Refusal(_("This price is too large to be right."), "price")
    if price != price.quantize(CENT):
        raise Refusal(_("A price has at most two digits after the point."), "price")


def check_high(price: Decimal, high: Decimal | None) -> None:
    if high is None:
        return
    check_price(high)
    if high < price:
        raise Refusal(_("A range goes from the lower price to the higher one."), "high")
    if high > WIDEST * price:
        raise Refusal(_("A range this wide says little. Which price is nearest?"), "high")


def check_grade(commodity: Commodity, grade: str) -> None:
    if grade and grade not in commodity.grade_names:
        known = ", ".join(commodity.grade_names) or "–"
        reason = _("We do not know this grade here. Known: %(known)s.") % {"known": known}
        raise Refusal(reason, "grade")


def check_quantity(quantity: Decimal) -> None:
    if not quantity.is_finite() or quantity <= 0:
        raise Refusal(_("The quantity must be more than zero."), "quantity")
    if quantity > MOST:
        raise Refusal(_("This quantity is too large to be right."), "quantity")
    if quantity != quantity.quantize(GRAM):
        raise Refusal(_("A quantity has at most three digits after the point."), "quantity")


def check_time(seen_at: datetime) -> None:
    if seen_at > timezone.now() + AHEAD:
        raise Refusal(_("This date is still to come."), "seen_at")
    if seen_at.year < OLDEST_YEAR:
        raise Refusal(_("This date is too long ago."), "seen_at")
