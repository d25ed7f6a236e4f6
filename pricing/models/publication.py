from django.db import models

from pricing.models.cell import Cell


class Publication(models.Model):
    """What strangers may know of a cell: worked out once a day, rounded, of three people at least.

    The newest of a cell is what is shown. `heard` says whose word of which quotes it rests on, so
    that the next differs from it by three people or not at all; it is never shown.
    """

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="publications")
    middle = models.DecimalField(max_digits=18, decimal_places=4)
    people = models.PositiveIntegerField()
    as_of = models.DateField()
    heard = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.cell}: {self.middle}"
