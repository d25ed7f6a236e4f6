from django.db import models

from community.members.models import Member
from groups.models.group import Group


class Rules(models.Model):
    """One edition of a group's rules; the last is in force, and `Group.edition` is its number."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    text = models.TextField(max_length=2000, blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "number"], name="rules_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.group}, edition {self.number}"
