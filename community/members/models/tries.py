from datetime import timedelta

from django.db import models
from django.utils import timezone


class Tries(models.Model):
    """Wrong codes lately typed for one number; the fifth within the hour locks it for an hour."""

    MOST = 5
    LOCK = timedelta(hours=1)

    phone = models.CharField(max_length=16, primary_key=True)
    wrong = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "tries"

    def __str__(self) -> str:
        return f"{self.phone}: {self.wrong}"

    @property
    def recent(self) -> bool:
        return self.last_at > timezone.now() - self.LOCK

    @property
    def left(self) -> int:
        return self.MOST - self.wrong if self.recent else self.MOST

    @property
    def locked(self) -> bool:
        return self.left <= 0

    def miss(self) -> int:
        """One more wrong code: how many tries are left."""
        self.wrong = self.wrong + 1 if self.recent else 1
        self.last_at = timezone.now()
        self.save(update_fields=["wrong", "last_at"])
        return self.left
