from django.db import models
from django.db.models import F, Q

from community.members.models import Authored, Member


class SharingQuerySet(models.QuerySet["Sharing"]):
    def standing(self) -> "SharingQuerySet":
        return self.filter(ended_at=None)


class Sharing(Authored):
    """A member's phone number, given to one other until it is taken back. The row stays: it says
    who had it, and when."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SharingQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["author", "member"], condition=Q(ended_at=None), name="one_sharing_each"
            ),
            models.CheckConstraint(condition=~Q(author=F("member")), name="sharing_with_another"),
        ]

    def __str__(self) -> str:
        return f"{self.author} with {self.member}"
