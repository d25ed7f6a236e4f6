from django.db import models

from community.members.models import Member
from groups.models.group import Group


class Membership(models.Model):
    """A member of a group; leaving deletes the row, so a row is the right to be inside."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="memberships")
    steward = models.BooleanField(default=False)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "member"], name="one_membership_each")
        ]

    def __str__(self) -> str:
        return f"{self.member} in {self.group}"


class Request(models.Model):
    """Someone asks to join a group that takes members by approval; answered, it is deleted."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="requests")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="requests")
    words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "member"], name="one_request_each")]

    def __str__(self) -> str:
        return f"{self.member} asks to join {self.group}"
