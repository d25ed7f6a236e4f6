from django.db import models
from django.utils import timezone

from community.deals.models.claim import Claim
from community.deals.models.feedback import Feedback
from community.members.models import Authored
from groups.models import Group


class HearingQuerySet(models.QuerySet["Hearing"]):
    def waiting(self) -> "HearingQuerySet":
        """To be judged now: the other side has spoken, or had its week."""
        now = timezone.now()
        return self.filter(settled_at=None, closed_at=None, opens_at__lte=now)


class Hearing(Authored):
    """A matter between members that two stewards with no part in it judge, each for themselves.

    Two who say the same settle it; where a group has not two such stewards, one of the staff does.
    """

    group = models.ForeignKey(Group, null=True, on_delete=models.SET_NULL, related_name="+")
    claim = models.ForeignKey(Claim, null=True, on_delete=models.CASCADE, related_name="hearings")
    feedback = models.ForeignKey(
        Feedback, null=True, on_delete=models.CASCADE, related_name="hearings"
    )
    appeal = models.BooleanField(default=False)
    words = models.CharField(max_length=1000, blank=True)
    opens_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # taken back before it was settled

    objects = HearingQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["group", "opens_at"])]

    def __str__(self) -> str:
        return f"hearing {self.pk}"

    @property
    def is_open(self) -> bool:
        return not (self.settled_at or self.closed_at) and self.opens_at <= timezone.now()


class Verdict(Authored):
    """What one of them found, and why; both sides read it."""

    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="verdicts")
    says = models.CharField(max_length=8)
    reason = models.CharField(max_length=300)
    as_staff = models.BooleanField(default=False)

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["author", "hearing"], name="one_verdict_each"),
        ]

    def __str__(self) -> str:
        return f"{self.says}: {self.reason}"
