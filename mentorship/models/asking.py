from django.db import models

from community.members.models import Member
from mentorship.models.answer import Answer
from mentorship.models.question import Question, QuestionQuerySet


def unanswered() -> QuestionQuerySet:
    """Nobody but the asker has said anything to it that stands."""
    others = Answer.objects.standing().exclude(author=models.F("question__author"))
    given = others.filter(question=models.OuterRef("pk"))
    return Question.objects.standing().single().filter(~models.Exists(given))


class AskingQuerySet(models.QuerySet["Asking"]):
    def open(self) -> "AskingQuerySet":
        """Neither declined nor answered by another than the asker, of questions that stand."""
        return self.filter(declined_at=None, question__in=unanswered().values("pk"))


class Asking(models.Model):
    """One of the few who were asked a question, by `routing`; in the first wave or the second."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="askings")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="askings")
    wave = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    declined_at = models.DateTimeField(null=True, blank=True)

    objects = AskingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["member", "-made_at"])]
        constraints = [
            models.UniqueConstraint(fields=["question", "member"], name="asked_once_each")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.question}"


class Readiness(models.Model):
    """How many questions a week a member can bear, how many apprentices, and whether they rest."""

    USUAL = 7
    PLACES = 3

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="readiness")
    bears = models.PositiveSmallIntegerField(default=USUAL)
    places = models.PositiveSmallIntegerField(default=PLACES, db_default=PLACES)
    hours = models.CharField(max_length=80, blank=True, default="", db_default="")
    rests_until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.member}: {self.bears} a week"
