from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from community.members.models import Authored, Member
from community.personas.abouts import told
from groups.models import Group

LASTS = timedelta(hours=24)


def a_day_on() -> datetime:
    return timezone.now() + LASTS


class DictationQuerySet(models.QuerySet["Dictation"]):
    def waiting(self) -> "DictationQuerySet":
        return self.filter(accepted_at=None, ends_at__gt=timezone.now())

    def to_answer(self, member: Member) -> "DictationQuerySet":
        """By this member; of one they blocked they hear nothing."""
        theirs = self.waiting().filter(member=member).exclude(author__in=member.folded)
        return theirs.select_related("author", "group")


class Dictation(Authored):
    """A steward wrote down what a member said of their business at a meeting. It is on no page
    until the member says yes; after a day, or a no, the row goes."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    about = models.TextField(max_length=400)
    # From when on a YES by text may mean this: they have read it there.
    texted_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(default=a_day_on)
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = DictationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.author} for {self.member}"

    @property
    def words(self) -> str:
        return told(self.about)

    @property
    def is_waiting(self) -> bool:
        return self.accepted_at is None and self.ends_at > timezone.now()
