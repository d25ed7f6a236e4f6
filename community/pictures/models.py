from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.utils import timezone

from community.members.models import Authored

TRIED_FOR = timedelta(days=1)


class PictureQuerySet(models.QuerySet["Picture"]):
    def waiting(self) -> "PictureQuerySet":
        """Taken in, and not yet made anew."""
        return self.filter(ready_at=None, failed_at=None, taken_away_at=None)


class Picture(Authored):
    """What a member showed. It is kept as it came only until it is made anew, in two widths."""

    name = models.UUIDField(default=uuid4, unique=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    taken_away_at = models.DateTimeField(null=True, blank=True)
    width = models.PositiveIntegerField(default=0, db_default=0)
    height = models.PositiveIntegerField(default=0, db_default=0)
    small_bytes = models.PositiveIntegerField(default=0, db_default=0)
    large_bytes = models.PositiveIntegerField(default=0, db_default=0)

    objects = PictureQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_ready(self) -> bool:
        return self.ready_at is not None and self.taken_away_at is None

    @property
    def is_waiting(self) -> bool:
        """Made anew within moments, or within a day of trying; or never."""
        young = timezone.now() - self.made_at < TRIED_FOR
        return young and not (self.ready_at or self.failed_at or self.taken_away_at)

    @property
    def kilobytes(self) -> int:
        return kilobytes(self.small_bytes)

    @property
    def large_kilobytes(self) -> int:
        return kilobytes(self.large_bytes)

    @property
    def original(self) -> str:
        """Where it lies as it came."""
        return f"incoming/{self.name.hex}"

    def made(self, width: str) -> str:
        """Where it lies in this width, small or large."""
        return f"pictures/{self.name.hex[:2]}/{self.name.hex}-{width}.webp"


def kilobytes(size: int) -> int:
    return max(1, round(size / 1024))
