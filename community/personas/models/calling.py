from datetime import timedelta

from django.db import models

from community.members.models import Authored, Member

EACH = timedelta(days=1)
REST = timedelta(days=7)


class Calling(Authored):
    """A member without airtime asks one who gave them a number to call; that one may refuse."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    refused_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.author} asks {self.member} to call"
