"""How ranges of money are written: 500 – 700, or one number where it is sure."""

from decimal import Decimal

from django import template

from community.text.templatetags.money import money
from pricing.spans import Span

register = template.Library()


@register.filter
def span(cost: Span) -> str:
    low, high = signed(cost.low), signed(cost.high)
    return low if low == high else f"{low} – {high}"


@register.filter
def signed(amount: Decimal) -> str:
    """With a real minus: −1,200."""
    return f"−{money(-amount)}" if amount < 0 else money(amount)


@register.filter
def lost(amount: Decimal) -> str:
    """What a saving below nought costs."""
    return money(max(-amount, Decimal(0)))
