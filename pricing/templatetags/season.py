"""Months of the year in the reader's language, and shares with their sign."""

from collections.abc import Sequence
from decimal import Decimal

from django import template
from django.utils.formats import date_format

from pricing import bars as drawing
from pricing.season import Usual, month_name

register = template.Library()


@register.filter
def month(number: int) -> str:
    return date_format(month_name(number), "F")


@register.filter
def initial(number: int) -> str:
    return month(number)[:1]


@register.filter
def signed_share(share: Decimal) -> str:
    """+12 or −8.5, with a real minus."""
    size = f"{abs(share):.0f}" if abs(share) >= 10 else f"{abs(share):.1f}".removesuffix(".0")
    return f"{'−' if share < 0 else '+'}{size}"


@register.filter
def bars(months: Sequence[Usual]) -> drawing.Bars:
    return drawing.bars(months)
