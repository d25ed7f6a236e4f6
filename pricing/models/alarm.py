from django.db import models

from pricing.models.cell import Cell


class Alarm(models.Model):
    """Many new accounts said much the same of one cell on one day: the stewards were told, once."""

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="alarms")
    day = models.DateField()
    accounts = models.PositiveSmallIntegerField()
    said = models.DecimalField(max_digits=18, decimal_places=4)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["cell", "day"], name="one_alarm_a_day")]

    def __str__(self) -> str:
        return f"{self.cell}: {self.accounts} new accounts"
