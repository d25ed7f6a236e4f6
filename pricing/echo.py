"""What was understood, said back in one line."""

from django.utils.translation import gettext as _

from pricing.measures import plain, size
from pricing.models import Quote


def echo(quote: Quote) -> str:
    """KES 5,850 for 1 bag of 90 kg = 65.00 per kg."""
    return _("%(currency)s %(price)s for %(amount)s = %(per_base)s per %(base)s") % {
        "currency": quote.cell.currency,
        "price": price(quote),
        "amount": amount(quote),
        "per_base": f"{quote.per_base:,.2f}",
        "base": _(quote.base),
    }


def price(quote: Quote) -> str:
    """5,850, or 1,100–1,200."""
    ends = [f"{end:,.2f}".removesuffix(".00") for end in (quote.price, quote.high) if end]
    return "–".join(ends)


def amount(quote: Quote) -> str:
    if quote.unit == quote.base:
        return f"{plain(quote.quantity)} {_(quote.base)}"
    words = {"unit": _(quote.unit), "size": size(quote.factor, quote.base)}
    return plain(quote.quantity) + " " + _("%(unit)s of %(size)s") % words
