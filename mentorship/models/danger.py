from django.db import models
from django.db.models import Q

from community.members.models import Authored, Member
from groups.models import Finding


class DangerQuerySet(models.QuerySet["Danger"]):
    def standing(self) -> "DangerQuerySet":
        return self.filter(lifted_at=None)


class Danger(Authored):
    """A steward of the trade warns of an answer, and says why; until it is lifted, by one of them
    or on appeal against its finding."""

    answer = models.ForeignKey(
        "mentorship.Answer", on_delete=models.CASCADE, related_name="dangers"
    )
    finding = models.OneToOneField(Finding, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=300)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = DangerQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["answer"], condition=Q(lifted_at=None), name="one_standing_danger"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.reason}"
