from django.db import models

from pricing.models.cell import Cell


class Publication(models.Model):
    """What strangers may know of a cell: rounded, of three people at least, a day old at least.

    Each report speaks in one publication at most: two of them have no report in common, so that
    their difference tells of nobody alone. `heard` are the quotes it rests on, told to the site
    until that moment; it is never shown. Fallen: three of its people or more were unheard since.
    """

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="publications")
    middle = models.DecimalField(max_digits=18, decimal_places=4)
    people = models.PositiveIntegerField()
    as_of = models.DateField()
    heard = models.JSONField(default=dict)
    until = models.DateTimeField(null=True)
    fallen_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.cell}: {self.middle}"
