from django.db import models


class Text(models.Model):
    """A text message owed to a phone: committed first, then claimed by one worker, then sent."""

    to = models.CharField(max_length=16)
    body = models.CharField(max_length=480)
    made_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["to", "-made_at"])]

    def __str__(self) -> str:
        return f"{self.to}: {self.body}"
