from decimal import Decimal

from django.db import models
from django.db.models import Q

from community.members.models import Authored
from pricing.models.cell import Cell


class WatchQuerySet(models.QuerySet["Watch"]):
    def standing(self) -> "WatchQuerySet":
        return self.filter(stopped_at=None)


class Watch(Authored):
    """Tell me when this price is below so much, or has moved by so many per cent.

    Armed, it tells of the next fall below; having told, it waits until the price was above again.
    """

    cell = models.ForeignKey(Cell, on_delete=models.PROTECT, related_name="watches")
    below = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=30, blank=True)
    factor = models.DecimalField(max_digits=12, decimal_places=4, default=Decimal(1))
    moved = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    armed = models.BooleanField(default=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = WatchQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["cell"], condition=Q(stopped_at=None), name="watched")]
        constraints = [
            *Authored.Meta.constraints,
            models.CheckConstraint(
                condition=Q(below__gt=0, moved=None) | Q(below=None, moved__gt=0),
                name="watch_asks_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cell} {self.below or ''}{self.moved or ''}"

    @property
    def below_base(self) -> Decimal | None:
        return None if self.below is None else self.below / self.factor


class Alert(models.Model):
    """What a watch told on a day: at most one, and never altered by what is reported later."""

    watch = models.ForeignKey(Watch, on_delete=models.CASCADE, related_name="alerts")
    day = models.DateField()
    middle = models.DecimalField(max_digits=18, decimal_places=4)
    against = models.DecimalField(max_digits=18, decimal_places=4)
    as_of = models.DateTimeField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["watch", "day"], name="one_alert_a_day")]

    def __str__(self) -> str:
        return f"{self.watch} on {self.day}"
