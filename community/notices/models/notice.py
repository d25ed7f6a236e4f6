from django.db import models
from django.utils import timezone


class NoticeQuerySet(models.QuerySet["Notice"]):
    def calling(self) -> "NoticeQuerySet":
        """Those the head of the page counts: not yet read, not left quietly, no longer held."""
        heard = models.Q(held_until=None) | models.Q(held_until__lte=timezone.now())
        return self.filter(heard, read_at=None, quiet=False)


class Notice(models.Model):
    """Something a member is due to hear: an answer to them, a mention, a decision about them.

    A quiet one is found by who looks, and is neither counted nor sent anywhere; one left in quiet
    hours is held like that until they end.
    """

    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    actor = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.CharField(max_length=200)
    url = models.CharField(max_length=200)
    # The topic of the room or group where it was said, for who mutes that later.
    where = models.CharField(max_length=40, blank=True, default="", db_default="")
    quiet = models.BooleanField(default=False, db_default=False)
    held_until = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["member", "-made_at"]),
            models.Index(fields=["url"]),
            models.Index(
                fields=["held_until"],
                condition=models.Q(held_until__isnull=False),
                name="notices_held",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_calling(self) -> bool:
        return self.read_at is None and not self.quiet and self.held_until is None
