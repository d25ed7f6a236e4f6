from django.db import models


class Token(models.Model):
    """A key for a program that acts as a member; only its digest is kept."""

    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.name or 'token'} of {self.member}"
