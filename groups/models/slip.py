from django.db import models

from groups.models.group import Group


class Slip(models.Model):
    """A word that found nothing in a group, the word that did, and how often: never whose."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="slips")
    missed = models.CharField(max_length=30)
    meant = models.CharField(max_length=30)
    times = models.PositiveIntegerField(default=1)
    last_on = models.DateField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-times", "missed"]
        constraints = [
            models.UniqueConstraint(fields=["group", "missed", "meant"], name="one_slip_each")
        ]

    def __str__(self) -> str:
        return f"{self.missed} = {self.meant}"
