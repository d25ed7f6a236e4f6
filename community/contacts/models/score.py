from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.contacts.models.contact import Contact
from community.members.models import Authored

QUESTIONS = (
    _("Did they do what they had said?"),
    _("Was it on the day?"),
    _("Would you use them again?"),
)
SHORT = (_("as they said"), _("on the day"), _("would use again"))
COUNTED = 4


class ScoreQuerySet(models.QuerySet["Score"]):
    def standing(self) -> "ScoreQuerySet":
        """Of this quarter and the three before it, and not said anew."""
        return self.filter(ended_at=None, quarter__gt=quarter_of(timezone.localdate()) - COUNTED)


class Score(Authored):
    """Three answers of one member about a company or office; one in each quarter of a year."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="scores")
    quarter = models.PositiveIntegerField()
    first = models.BooleanField()
    second = models.BooleanField()
    third = models.BooleanField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ScoreQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["contact", "author", "quarter"],
                condition=Q(ended_at=None),
                name="one_score_a_quarter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id}: {self.answers}"

    @property
    def answers(self) -> tuple[bool, bool, bool]:
        return self.first, self.second, self.third


def quarter_of(day: date) -> int:
    """Counted on and on, so that the last four are a difference."""
    return day.year * 4 + (day.month - 1) // 3
