from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from mentorship.models.answer import Answer
from mentorship.models.told import Told


class Result(models.TextChoices):
    BETTER = "better", _("Better")
    SAME = "same", _("The same")
    WORSE = "worse", _("Worse")


SAYS = {Result.BETTER: 1.0, Result.SAME: 0.5, Result.WORSE: 0.0}


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def told(self) -> "AttemptQuerySet":
        return self.exclude(result="")


class Attempt(Told):
    """A member will try what an answer says, and later tells what came of it."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="attempts")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="attempts")
    made_at = models.DateTimeField(auto_now_add=True)
    result = models.CharField(max_length=6, choices=Result, blank=True, default="")
    words = models.CharField(max_length=200, blank=True, default="")
    told_at = models.DateTimeField(null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "answer"], name="one_attempt_each")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.result or '…'}"

    @property
    def said(self) -> float:
        return SAYS[Result(self.result)]

    @property
    def teller(self) -> int:
        return self.member_id

    @property
    def adviser(self) -> int:
        return self.answer.author_id
