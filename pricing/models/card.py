from datetime import timedelta
from decimal import Decimal

from django.core import signing
from django.db import models

from community.members.models import Member
from pricing import rules
from pricing.models.cell import Cell

SIGNER = signing.TimestampSigner(salt="pricing.card", sep=".")
LASTS = timedelta(days=14)
PEOPLE = 3


class Card(models.Model):
    """What a price was on a day, to be shown to customers: figures that never move again.

    One for each price and day, so that asking again an hour later tells nothing of what one
    person reported in between.
    """

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="cards")
    day = models.DateField()
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    low = models.DecimalField(max_digits=18, decimal_places=4)
    middle = models.DecimalField(max_digits=18, decimal_places=4)
    high = models.DecimalField(max_digits=18, decimal_places=4)
    before = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    people = models.PositiveIntegerField()
    unit = models.CharField(max_length=30)
    factor = models.DecimalField(max_digits=12, decimal_places=4, default=Decimal(1))
    source = models.CharField(max_length=20)
    as_of = models.DateTimeField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cell", "day"], name="one_card_a_day"),
            models.CheckConstraint(
                condition=~models.Q(source="member") | models.Q(people__gte=PEOPLE),
                name="card_hides_who",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cell} on {self.day}"

    @property
    def is_public(self) -> bool:
        """A survey's figures are anyone's; those of members go by a link that ends."""
        return self.source != "member"

    @property
    def token(self) -> str:
        return SIGNER.sign(str(self.pk))

    @property
    def share(self) -> Decimal | None:
        """Change against a month before, in per cent."""
        return rules.trend(self.middle, self.before) if self.before else None

    @property
    def trade_price(self) -> Decimal | None:
        return self.middle * self.factor if self.factor != 1 else None
