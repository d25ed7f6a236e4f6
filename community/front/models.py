from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from community.members.models import Authored
from groups.models import Group

LASTS = timedelta(days=7)


class TakeawayQuerySet(models.QuerySet["Takeaway"]):
    def lasting(self) -> "TakeawayQuerySet":
        return self.filter(made_at__gt=timezone.now() - LASTS)


class Takeaway(Authored):
    """All that is kept of whoever asks, or of a group for its steward, made into one file by a job.

    Only who asked can fetch it, for seven days; then the file goes.
    """

    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE, related_name="+")
    file = models.UUIDField(unique=True)
    parts = models.PositiveSmallIntegerField(default=0)
    gathered = models.PositiveSmallIntegerField(default=0)
    bytes = models.PositiveBigIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = TakeawayQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["made_at"])]

    def __str__(self) -> str:
        return f"takeaway {self.pk}"

    @property
    def path(self) -> str:
        return f"takeaways/{self.file.hex}.zip"

    @property
    def name(self) -> str:
        """What it is called where it is kept."""
        of = self.group.slug if self.group else self.author.handle
        return f"sokoni-{of}-{timezone.localdate(self.made_at):%Y-%m-%d}.zip"

    @property
    def ends_at(self) -> datetime:
        return self.made_at + LASTS

    @property
    def is_ready(self) -> bool:
        return self.done_at is not None and self.ends_at > timezone.now()

    @property
    def share(self) -> int:
        """Per cent gathered."""
        return 100 * self.gathered // self.parts if self.parts else 0

    @property
    def kilobytes(self) -> int:
        return max(1, round(self.bytes / 1024))
