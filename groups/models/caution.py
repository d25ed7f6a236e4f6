from django.db import models

from community.members.models import Member
from groups.models.finding import Finding


class Caution(models.Model):
    """One who had to do with somebody found to cheat was told of it: once for each such person."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="cautions")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="cautions")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "member"], name="one_caution_each")
        ]

    def __str__(self) -> str:
        return f"{self.member} of finding {self.finding_id}"
