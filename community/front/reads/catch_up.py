"""What a member who comes back is shown first."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from community.members.models import Attendance, Member
from community.notices.catch_up import lines
from community.notices.items import Item

A_DAY = timedelta(days=1)
LONGEST = timedelta(days=14)


class CatchUp(NamedTuple):
    since: datetime
    lines: list[Item]


def on_return(member: Member) -> CatchUp | None:
    """For who was away some hours and has not put it away yet; one query for who was not."""
    here = Attendance.objects.filter(member=member).first()
    left = here.away_since if here else None
    return since(member, left) if left else None


def latest(member: Member) -> CatchUp:
    """Since they left, or of the last day."""
    return on_return(member) or since(member, timezone.now() - A_DAY)


def since(member: Member, left: datetime) -> CatchUp:
    """Of a long absence the last two weeks: what is older nobody waits for any more."""
    start = max(left, timezone.now() - LONGEST)
    return CatchUp(start, lines(member, start))
