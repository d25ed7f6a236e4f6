from django.db import models


class NoticeQuerySet(models.QuerySet["Notice"]):
    def calling(self) -> "NoticeQuerySet":
        """Those the head of the page counts: not yet read, and not left quietly."""
        return self.filter(read_at=None, quiet=False)


class Notice(models.Model):
    """Something a member is due to hear: an answer to them, a mention, a decision about them.

    A quiet one is found by who looks, and is neither counted nor sent anywhere.
    """

    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    actor = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.CharField(max_length=200)
    url = models.CharField(max_length=200)
    quiet = models.BooleanField(default=False, db_default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["member", "-made_at"]),
            models.Index(fields=["url"]),
        ]

    def __str__(self) -> str:
        return self.text


class Digest(models.Model):
    """The last morning on which a member was served their digest, or had nothing to be told."""

    member = models.OneToOneField(
        "members.Member", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.member}: {self.day}"
