from django.db import models
from django.db.models import Q

from community.members.models import Authored
from mentorship.models.question import Question


class MergerQuerySet(models.QuerySet["Merger"]):
    def standing(self) -> "MergerQuerySet":
        return self.filter(undone_at=None)


class Merger(Authored):
    """Somebody says that a question was asked before in its group; until they undo it.

    It names the earlier one they chose; where that leads in the end is in `Question.same_as`.
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="mergers")
    into = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = MergerQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["question"], condition=Q(undone_at=None), name="merged_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(into__lt=models.F("question")), name="merged_into_an_earlier_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} is {self.into_id}"
