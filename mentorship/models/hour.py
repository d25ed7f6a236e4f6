from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone

from community.members.models import Authored
from groups.models import Meetup, Room

FORGOTTEN = timedelta(days=1)


class HourQuerySet(models.QuerySet["Hour"]):
    def whole(self) -> "HourQuerySet":
        return self.select_related("author", "meetup", "room__group__sector", "room__group__place")

    def ahead(self) -> "HourQuerySet":
        """Not called off, not ended; one its mentor forgot to end is over after a day."""
        return self.unended().filter(meetup__at__gt=timezone.now() - FORGOTTEN)

    def forgotten(self) -> "HourQuerySet":
        return self.unended().filter(meetup__at__lte=timezone.now() - FORGOTTEN)

    def unended(self) -> "HourQuerySet":
        return self.filter(ended_at=None, meetup__called_off_at=None)


class Hour(Authored):
    """A mentor's hour in a room, announced as a meeting of the group."""

    meetup = models.OneToOneField(Meetup, on_delete=models.CASCADE, related_name="hour")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="hours")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = HourQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.meetup)

    def get_absolute_url(self) -> str:
        return reverse("mentorship:hour", args=[self.pk])

    @property
    def topic(self) -> str:
        return f"hour.{self.pk}"

    @property
    def listed(self) -> str:
        return f"hours.{self.room.group_id}"

    @property
    def is_running(self) -> bool:
        return self.is_open and self.meetup.at <= timezone.now()

    @property
    def is_open(self) -> bool:
        """As `ahead` says."""
        if self.meetup.at <= timezone.now() - FORGOTTEN:
            return False
        return self.ended_at is None and self.meetup.called_off_at is None


class Turn(Authored):
    """A question that waits its turn in a mentor's hour."""

    hour = models.ForeignKey(Hour, on_delete=models.CASCADE, related_name="turns")
    text = models.CharField(max_length=300)
    taken_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text

    @property
    def is_waiting(self) -> bool:
        return self.taken_at is None and self.dropped_at is None
