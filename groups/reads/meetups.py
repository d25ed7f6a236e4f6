"""When and where a group meets."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from django.db.models import OuterRef
from django.utils import timezone

from community.members.models import Member
from groups.models import Group, Meetup
from groups.models.attention import Level, level_of

FEW = 20


class Meetups(NamedTuple):
    """What lies ahead, and what of it was called off and can be put back."""

    ahead: list[Meetup]
    called_off: list[Meetup]


def meetups(group: Group) -> Meetups:
    off = group.meetups.filter(called_off_at__isnull=False, at__gt=timezone.now())
    ahead = group.meetups.ahead().select_related("author")
    return Meetups(list(ahead[:FEW]), list(off.select_related("author")[:FEW]))


def meetups_today(member: Member) -> Iterable[Meetup]:
    """In the member's groups, until midnight where they trade, and where they have not muted it."""
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Meetup.objects.ahead().filter(group__memberships__member=member)
    today = rows.filter(at__lt=start + timedelta(days=1)).annotate(
        level=level_of(member, OuterRef("group"))
    )
    return today.exclude(level=Level.MUTE).select_related("group")[:FEW]
