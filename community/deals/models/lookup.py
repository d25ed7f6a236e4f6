from django.db import models

from community.members.models import Authored, Member


class Lookup(Authored):
    """A member asked about a number before working for it; each is counted, and kept 90 days."""

    mark = models.CharField(max_length=64, db_index=True)
    # Who had the number then: what was found of them goes with them, not with the number.
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.author} asked on {self.made_at:%d %b}"
