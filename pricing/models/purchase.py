from decimal import Decimal

from django.db import models

from community.members.models import Authored
from pricing import rules
from pricing.measures import size
from pricing.models.cell import Kind
from pricing.models.commodity import Commodity
from pricing.models.market import Market
from pricing.models.quote import Quote


class Purchase(Authored):
    """What a member bought and paid, in their own book: nobody else ever sees a line of it.

    One made from a price they reported stands in its place: they reported a bag, but bought three.
    """

    commodity = models.ForeignKey(Commodity, on_delete=models.PROTECT, related_name="+")
    market = models.ForeignKey(Market, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.WHOLESALE)
    currency = models.CharField(max_length=3, default="KES")
    price = models.DecimalField(max_digits=14, decimal_places=2)
    quantity = models.DecimalField(max_digits=12, decimal_places=3)
    unit = models.CharField(max_length=30)
    factor = models.DecimalField(max_digits=12, decimal_places=4)
    base = models.CharField(max_length=12)
    bought_on = models.DateField()
    quote = models.OneToOneField(
        Quote, null=True, blank=True, on_delete=models.CASCADE, related_name="purchase"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["author", "-bought_on"], name="book_of_member")]
        constraints = [
            *Authored.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(price__gt=0, quantity__gt=0, factor__gt=0),
                name="purchase_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.price} for {self.quantity} {self.unit}"

    @property
    def per_base(self) -> Decimal:
        return rules.per_base(self.price, self.quantity, self.factor)

    @property
    def written_unit(self) -> str:
        held = size(self.factor, self.base)
        return self.unit if self.unit == self.base else f"{self.unit} {held}"
