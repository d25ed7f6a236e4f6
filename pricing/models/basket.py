from decimal import Decimal

from django.db import models

from community.members.models import Authored
from pricing.measures import size
from pricing.models.commodity import Commodity


class Basket(Authored):
    """A list of what one buys, to ask again each time where it is cheapest; seen by its member."""

    name = models.CharField(max_length=60)
    dropped_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Line(Authored):
    """So many of a unit of one thing, of one grade where it is graded."""

    basket = models.ForeignKey(Basket, on_delete=models.CASCADE, related_name="lines")
    commodity = models.ForeignKey(Commodity, on_delete=models.PROTECT, related_name="+")
    quantity = models.DecimalField(max_digits=12, decimal_places=3)
    unit = models.CharField(max_length=30)
    factor = models.DecimalField(max_digits=12, decimal_places=4)
    base = models.CharField(max_length=12)
    grade = models.CharField(max_length=20, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["basket"], name="line_of_basket")]

    def __str__(self) -> str:
        return f"{self.quantity} {self.unit} {self.commodity}"

    @property
    def base_quantity(self) -> Decimal:
        return self.quantity * self.factor

    @property
    def written_unit(self) -> str:
        held = size(self.factor, self.base)
        return self.unit if self.unit == self.base else f"{self.unit} {held}"
