from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from community.members.models import Member
from groups.models.group import Group

TERM = timedelta(days=365)


def term_from() -> datetime:
    """When the office of a steward ends that begins, or goes on, today."""
    return timezone.now() + TERM


class Membership(models.Model):
    """A member of a group; leaving deletes the row, so a row is the right to be inside."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="memberships")
    steward = models.BooleanField(default=False)
    accepted = models.PositiveIntegerField(default=0, db_default=0)  # the edition of the rules
    since = models.DateTimeField(auto_now_add=True)
    # Whose invitation, ticket or list at a meeting they came in by.
    brought_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    # Of a steward: a year, then the members vote. Whoever only acts was not wanted for another,
    # and stays until somebody takes the office.
    term_ends_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    acting = models.BooleanField(default=False, db_default=False)

    # Filled in by access.
    level: str

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "member"], name="one_membership_each")
        ]

    def __str__(self) -> str:
        return f"{self.member} in {self.group}"


class Invitation(models.Model):
    """A steward's word that this member may come in at once; the only way into a hidden group."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitations")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="invitations")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "member"], name="one_invitation_each")
        ]

    def __str__(self) -> str:
        return f"{self.member} is invited to {self.group}"


class Removal(models.Model):
    """A steward put a member out, and why; kept, so that coming back takes approval."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="removals")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="removals")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.member} was removed from {self.group}"
