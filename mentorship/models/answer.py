from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from community.members import trust
from community.members.models import Member
from community.text.fields import RenderedField
from mentorship.models.danger import Danger
from mentorship.models.interest import Interest
from mentorship.models.keeping import CREDITED
from mentorship.models.question import Question
from mentorship.models.verification import Verification
from mentorship.models.withdrawable import Withdrawable

RESULTS = ("better", "same", "worse")


class AnswerQuerySet(models.QuerySet["Answer"]):
    def standing(self) -> "AnswerQuerySet":
        return self.filter(withdrawn_at=None)

    def drawn(self) -> "AnswerQuerySet":
        """With all that a page shows of them: what worked for those who tried it comes first, then
        what helped whoever asked; what is dangerous last."""
        author = OuterRef("author")
        held = {"badges": Verification.objects.standing().held_by(author)}
        told = {"interests": Interest.objects.declared_by(author)}
        said = {one: Count("attempts", filter=Q(attempts__result=one)) for one in RESULTS}
        rows = self.select_related("author", "help", "keeping").prefetch_related(CREDITED)
        marks = Danger.objects.standing().filter(answer=OuterRef("pk"))
        why = {"sunk": Exists(marks), "danger": Subquery(marks.values("reason")[:1])}
        ranked = rows.annotate(**said).annotate(**trust.facts("author"), **held, **told, **why)
        return ranked.order_by(F("sunk"), "-worth", F("help").asc(nulls_last=True), "pk")


class Answer(Withdrawable):
    """Advice on a question: text as written, html as rendered once."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(max_length=10_000)
    html = RenderedField()
    # what came of it for those who tried it, 0 to 1; kept by actions.attempts
    worth = models.FloatField(default=0.0, db_default=0.0)

    objects = AnswerQuerySet.as_manager()

    words_of = ("text",)  # search.stored

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return f"{self.question.get_absolute_url()}#a{self.pk}"

    @property
    def is_help(self) -> bool:
        return hasattr(self, "help")


class Help(models.Model):
    """The asker says that this answer helped; several may, and taking it back deletes the row."""

    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="help")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"helped: {self.answer}"
