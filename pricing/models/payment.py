from decimal import Decimal

from django.db import models

from community.members.models import Member
from pricing.tariff import Tariff


class Payment(models.Model):
    """How a member pays, and what that costs; seen by them alone. Without one: cash, no fee."""

    member = models.OneToOneField(Member, primary_key=True, on_delete=models.CASCADE)
    percent = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0))
    lines = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.percent} % and {len(self.lines)} lines"

    @property
    def tariff(self) -> Tariff:
        lines = tuple((Decimal(top), Decimal(fee)) for top, fee in self.lines)
        return Tariff(self.percent, lines)
