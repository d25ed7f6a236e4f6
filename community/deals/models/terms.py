from datetime import datetime, time, timedelta
from decimal import Decimal

from django.db import models
from django.utils import timezone

from community.deals.models.deal import Deal
from community.members.models import Authored
from community.text.templatetags.money import money, sign


class Terms(Authored):
    """What exactly is promised: what, how much, for how much, by which day and where.

    One of the two proposes, and it holds once the other agrees; `calls_off` proposes to end the
    deal instead, with the words of what held.
    """

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="proposals")
    what = models.CharField(max_length=120)
    quantity = models.DecimalField(max_digits=12, decimal_places=3)
    price = models.DecimalField(max_digits=14, decimal_places=2)  # for all of it
    currency = models.CharField(max_length=3, default="KES")
    deposit = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(0))
    due_on = models.DateField()
    place = models.CharField(max_length=120)
    calls_off = models.BooleanField(default=False)
    agreed_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    class Meta(Authored.Meta):
        verbose_name_plural = "terms"
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["deal"],
                condition=models.Q(agreed_at=None, refused_at=None),
                name="one_proposal_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.what}"

    @property
    def is_open(self) -> bool:
        return self.agreed_at is None and self.refused_at is None

    @property
    def amount(self) -> str:
        """10, 2.5: without trailing noughts."""
        return f"{self.quantity.normalize():,f}"

    @property
    def costs(self) -> str:
        return f"{sign(self.currency)} {money(self.price)}"

    @property
    def paid_before(self) -> str:
        return f"{sign(self.currency)} {money(self.deposit)}"

    @property
    def due_at(self) -> datetime:
        """The end of the day of delivery."""
        morning = datetime.combine(self.due_on, time.min)
        return timezone.make_aware(morning) + timedelta(days=1)
