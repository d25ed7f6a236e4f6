from datetime import timedelta

from django.db import models
from django.utils import timezone

from community.members.models import Authored
from groups.models.group import Group

LASTS = timedelta(hours=2)


class MeetupQuerySet(models.QuerySet["Meetup"]):
    def ahead(self) -> "MeetupQuerySet":
        """Not called off, and not over: a meeting is taken to last two hours."""
        return self.filter(called_off_at=None, at__gt=timezone.now() - LASTS)


class Meetup(Authored):
    """Members of a group meet in person: what about, where and when."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="meetups")
    about = models.CharField(max_length=80)
    spot = models.CharField(max_length=100)
    at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True, blank=True)

    objects = MeetupQuerySet.as_manager()

    class Meta(Authored.Meta):
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["group", "at"])]

    def __str__(self) -> str:
        return self.about
