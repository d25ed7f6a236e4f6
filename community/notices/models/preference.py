from datetime import datetime, time, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.notices.matters import Matter, Way


class Preference(models.Model):
    """The way in which a member wants to hear of one matter; no row where it is the usual one."""

    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="+")
    matter = models.CharField(max_length=8, choices=Matter)
    way = models.CharField(max_length=6, choices=Way)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "matter"], name="one_way_for_each_matter")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.matter} {self.way}"


def quiet_from() -> time:
    return time.fromisoformat(settings.QUIET_HOURS.partition("-")[0])


def quiet_until() -> time:
    return time.fromisoformat(settings.QUIET_HOURS.partition("-")[2])


class Habits(models.Model):
    """When a member rests, when their morning begins, and how many texts they want."""

    DIGEST_AT, TEXTS_A_DAY, TEXTS_A_WEEK = time(6, 30), 3, 5

    member = models.OneToOneField(
        "members.Member", primary_key=True, on_delete=models.CASCADE, related_name="habits"
    )
    quiet_from = models.TimeField(default=quiet_from)
    quiet_until = models.TimeField(default=quiet_until)
    digest_at = models.TimeField(default=DIGEST_AT)
    texts_a_day = models.PositiveSmallIntegerField(default=TEXTS_A_DAY)
    texts_a_week = models.PositiveSmallIntegerField(default=TEXTS_A_WEEK, db_default=TEXTS_A_WEEK)

    class Meta:
        verbose_name_plural = "habits"

    def __str__(self) -> str:
        return f"{self.member}: {self.quiet_from:%H:%M} to {self.quiet_until:%H:%M}"

    def quiet_end(self, now: datetime) -> datetime | None:
        return quiet_end(self.quiet_from, self.quiet_until, now)


def quiet_end(begin: time, end: time, now: datetime) -> datetime | None:
    """When the quiet hours end that it is now; None by day. From an hour to the same is never."""
    here = timezone.localtime(now)
    clock = here.time()
    inside = begin <= clock < end if begin < end else clock >= begin or clock < end
    if begin == end or not inside:
        return None
    day = here.date() + timedelta(days=clock >= end)
    return datetime.combine(day, end, here.tzinfo)


class Night(NamedTuple):
    begin: datetime
    end: datetime


def usual_night(now: datetime) -> Night | None:
    """The quiet hours of who never said, if that is the hour."""
    begin, end = quiet_from(), quiet_end(quiet_from(), quiet_until(), now)
    if end is None:
        return None
    evening = end.date() - timedelta(days=begin >= quiet_until())
    return Night(datetime.combine(evening, begin, end.tzinfo), end)
