from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from community.members.models import Authored, Member
from groups.models.group import Group

LASTS = timedelta(hours=24)


def a_day_on() -> datetime:
    return timezone.now() + LASTS


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def waiting(self) -> "EnrolmentQuerySet":
        return self.filter(answered_at=None, lapses_at__gt=timezone.now())


class Enrolment(Authored):
    """A steward wrote somebody down at a meeting. There is no account and no place in the group
    until whoever has the number says yes; after a day, or a no, the row goes."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="enrolments")
    phone = models.CharField(max_length=16)
    name = models.CharField(max_length=40)
    language = models.CharField(max_length=2, choices=Member.LANGUAGES)
    lapses_at = models.DateTimeField(default=a_day_on)
    answered_at = models.DateTimeField(null=True, blank=True)
    member = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["phone"])]

    def __str__(self) -> str:
        return f"{self.name} into {self.group_id}"
