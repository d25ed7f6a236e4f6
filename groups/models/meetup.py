from datetime import timedelta

from django.db import models
from django.utils import timezone

from community.members.models import Authored
from groups.models.group import Group

LASTS, EARLY = timedelta(hours=2), timedelta(minutes=30)


class MeetupQuerySet(models.QuerySet["Meetup"]):
    def ahead(self) -> "MeetupQuerySet":
        """Not called off, and not over: a meeting is taken to last two hours."""
        return self.filter(called_off_at=None, at__gt=timezone.now() - LASTS)

    def over(self) -> "MeetupQuerySet":
        return self.filter(called_off_at=None, at__lte=timezone.now() - LASTS)

    def on(self) -> "MeetupQuerySet":
        """Now: people come together."""
        return self.ahead().filter(at__lte=timezone.now() + EARLY)


class Meetup(Authored):
    """Members of a group meet in person: what about, where and when."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="meetups")
    about = models.CharField(max_length=80)
    spot = models.CharField(max_length=100)
    at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True, blank=True)

    objects = MeetupQuerySet.as_manager()

    # Filled in by reads.
    coming: int
    there: int
    written: bool

    class Meta(Authored.Meta):
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["group", "at"])]

    def __str__(self) -> str:
        return self.about

    @property
    def is_over(self) -> bool:
        return timezone.now() >= self.at + LASTS

    @property
    def is_on(self) -> bool:
        return self.called_off_at is None and self.at - EARLY <= timezone.now() < self.at + LASTS
