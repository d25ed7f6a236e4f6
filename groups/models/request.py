from django.db import models

from community.members.models import Member
from groups.models.group import Group


class Request(models.Model):
    """Someone asks to join; a steward's answer is written on it, so it is given only once."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="requests")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="requests")
    words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    accepted = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True, default="", db_default="")  # of a no

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "member"],
                condition=models.Q(answered_at=None),
                name="one_open_request_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member} asks to join {self.group}"
