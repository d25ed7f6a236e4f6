from django.db import models

from community.members.models import Authored
from groups.models import Group


class Rate(Authored):
    """What one unit of another currency is worth in shillings, as a steward saw it on a day.

    Prices are never converted by it; what they would be is said apart, with the day.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="rates")
    currency = models.CharField(max_length=3)
    worth = models.DecimalField(max_digits=14, decimal_places=6)
    day = models.DateField()

    class Meta(Authored.Meta):
        ordering = ["-day", "-pk"]
        constraints = [
            *Authored.Meta.constraints,
            models.CheckConstraint(condition=models.Q(worth__gt=0), name="rate_worth_something"),
        ]

    def __str__(self) -> str:
        return f"1 {self.currency} = KES {self.worth.normalize():f} ({self.day})"
