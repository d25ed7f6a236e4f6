"""How ranges of money are written: 500 – 700, or one number where it is sure."""

from decimal import ROUND_CEILING, Decimal
from typing import Any

from django import template

from community.text.templatetags.money import money
from pricing.checks import GRAM
from pricing.costs import Costed
from pricing.measures import Measure
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


@register.inclusion_tag("pricing/prices/_steps.html")
def steps(one: Costed, held: Measure) -> dict[str, Any]:
    """Each step in the unit asked for, and which of them the quantity asked for takes."""
    rows = [
        {
            "least": (step.least / held.factor).quantize(GRAM, ROUND_CEILING),
            "price": step.price.times(held.factor),
            "taken": step == one.taken,
        }
        for step in one.steps
    ]
    return {"held": held, "rows": rows}
