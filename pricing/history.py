"""The past of a cell, month by month, worked out by the database."""

from datetime import timedelta

from django.db.models import Aggregate, Count, DecimalField
from django.db.models.functions import TruncMonth
from django.utils import timezone

from pricing.chart import Month
from pricing.models import Cell

YEAR = timedelta(days=365)


class Percentile(Aggregate):
    """A price somebody really saw, not one between two."""

    function = "percentile_disc"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DecimalField()


def months(cell: Cell, years: int | None) -> list[Month]:
    """Oldest first, the last years up to the newest price; None for all there is."""
    quotes = cell.quotes.standing()
    if years and cell.as_of:
        quotes = quotes.filter(seen_at__gt=cell.as_of - years * YEAR)
    zone = timezone.get_current_timezone()
    by_month = quotes.annotate(month=TruncMonth("seen_at", tzinfo=zone)).values("month")
    spans = by_month.order_by("month").annotate(
        low=Percentile("per_base", share=0.1),
        middle=Percentile("per_base", share=0.5),
        high=Percentile("per_base", share=0.9),
        quotes=Count("pk"),
    )
    rows = spans.values_list("month", "low", "middle", "high", "quotes")
    return [Month(month.date(), low, mid, high, n) for month, low, mid, high, n in rows]
