from django.db import models

from community.alerts.models.alert import Alert
from community.members.models import Authored


class Echo(Authored):
    """Another who is there says that it is so, or not; as loud ever after as when they said it."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="echoes")
    confirms = models.BooleanField()
    weight = models.FloatField()
    circle = models.BigIntegerField()

    class Meta(Authored.Meta):
        ordering = ["pk"]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["author", "alert"], name="one_echo_each"),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {'yes' if self.confirms else 'no'}"
