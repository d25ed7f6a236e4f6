from django.db import models


class Notice(models.Model):
    """Something a member is due to hear: an answer to them, a mention, a decision about them."""

    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    actor = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.CharField(max_length=200)
    url = models.CharField(max_length=200)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["member", "-made_at"]),
            models.Index(fields=["url"]),
        ]

    def __str__(self) -> str:
        return self.text
