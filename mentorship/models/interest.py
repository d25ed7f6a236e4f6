from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef

from community.members.models import Authored


class InterestQuerySet(models.QuerySet["Interest"]):
    def standing(self) -> "InterestQuerySet":
        return self.filter(ended_at=None)

    def declared_by(self, member: OuterRef) -> ArraySubquery:
        """Their words, in the order in which they were told, beside rows of another table."""
        theirs = self.standing().filter(author=member).order_by("pk")
        return ArraySubquery(theirs.values("words"))


class Interest(Authored):
    """What a member sells or earns by in what they advise on: "I sell maize", "agent of X"."""

    words = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["author"], condition=models.Q(ended_at=None), name="told")]

    def __str__(self) -> str:
        return self.words
