"""How amounts of money are written: the same for readers of every language."""

from decimal import Decimal

from django import template

register = template.Library()

SIGNS = {"KES": "KSh", "UGX": "USh", "TZS": "TSh"}


@register.filter
def money(amount: Decimal) -> str:
    """65, 65.50, 5,850: shillings only where cents say nothing."""
    if amount >= 1000:
        return f"{amount:,.0f}"
    return f"{amount:.2f}".removesuffix(".00")


@register.filter
def sign(currency: str) -> str:
    return SIGNS.get(currency, currency)
