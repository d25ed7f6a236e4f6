from datetime import timedelta

from django.db import models
from django.utils import timezone

from community.notices.matters import Way


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self) -> "DeliveryQuerySet":
        """Owed now and in nobody's hands; a claim of five minutes is one whose worker died.

        It asks of this table alone: joined to another, an update would take what is just taken.
        """
        now = timezone.now()
        free = models.Q(claimed_at=None) | models.Q(claimed_at__lt=now - timedelta(minutes=5))
        fresh = models.Q(due_at__lte=now, due_at__gt=now - timedelta(hours=12))
        return self.filter(free, fresh, sent_at=None, withheld_at=None)


class Delivery(models.Model):
    """A notice owed to a member outside of the page: committed with it, then claimed, then sent."""

    OUTSIDE = [Way.PUSH, Way.TEXT]

    notice = models.ForeignKey("notices.Notice", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=6, choices=[(way.value, way.value) for way in OUTSIDE])
    due_at = models.DateTimeField()
    claim = models.UUIDField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    withheld_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(sent_at=None, withheld_at=None),
                name="notices_owed",
            ),
            models.Index(fields=["claim"]),
        ]

    def __str__(self) -> str:
        return f"{self.way} to {self.member_id}"
