"""Who hears of a matter which way, and from when: what they chose, or what is usual."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from community.members.models import Member
from community.notices.matters import Matter, Way, matter_of, usual
from community.notices.models import Habits, Preference


class Hearing(NamedTuple):
    way: Way
    held_until: datetime | None


def hearing(members: Collection[Member], kind: str) -> dict[int, Hearing]:
    """What each of these members wants of such a notice, for one query."""
    matter, now = matter_of(kind), timezone.now()
    chosen = Preference.objects.filter(member=OuterRef("pk"), matter=matter).values("way")
    known = Member.objects.filter(pk__in=[one.pk for one in members]).select_related("habits")
    return {
        one.pk: Hearing(Way(one.way or usual(matter)), habits_of(one).quiet_end(now))
        for one in known.annotate(way=Subquery(chosen))
    }


def habits_of(member: Member) -> Habits:
    """Theirs, or, where they never said, the usual ones."""
    try:
        return member.habits
    except Habits.DoesNotExist:
        return Habits(member=member)


def ways(member: Member) -> dict[Matter, Way]:
    """Of every matter, the way this member hears of it."""
    chosen = dict(Preference.objects.filter(member=member).values_list("matter", "way"))
    return {matter: Way(chosen.get(matter, usual(matter))) for matter in Matter}
