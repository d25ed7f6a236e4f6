"""When and where a group meets, who comes, who was there and what came of it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from community.members.models import Member
from groups import roll
from groups.models import Group, Meetup, Minutes
from groups.models.attention import Level, level_of

FEW = 20


class Meetups(NamedTuple):
    """What lies ahead, what of it was called off and can be put back, and what is over."""

    ahead: list[Meetup]
    called_off: list[Meetup]
    over: list[Meetup]


def meetups(group: Group) -> Meetups:
    off = group.meetups.filter(called_off_at__isnull=False, at__gt=timezone.now())
    ahead = counted(group.meetups.ahead()).select_related("author")
    over = counted(group.meetups.over()).order_by("-at", "-pk")
    return Meetups(list(ahead[:FEW]), list(off.select_related("author")[:FEW]), list(over[:FEW]))


def counted(meetups: QuerySet[Meetup]) -> QuerySet[Meetup]:
    told: dict[str, Any] = {
        "coming": Count("comings", filter=Q(comings__comes=True), distinct=True),
        "there": Count("attendees", distinct=True),
        "written": Exists(Minutes.objects.filter(meetup=OuterRef("pk"))),
    }
    return meetups.annotate(**told)


def meetup(reader: Member, one: Meetup) -> dict[str, Any]:
    coming, there = one.comings.filter(comes=True), one.attendees.all()
    said = Count("pk", filter=Q(comes=True)), Count("pk", filter=Q(comes=False))
    return {
        "meetup": one,
        "comings": list(coming.select_related("author")[:FEW]),
        "attendees": list(there.select_related("author")[:FEW]),
        "counts": one.comings.aggregate(come=said[0], cannot=said[1]) | {"there": there.count()},
        "mine": one.comings.filter(author=reader).first(),
        "was_there": there.filter(author=reader).exists(),
        "minutes": one.minutes.select_related("author").first(),
    }


def next_for(member: Member) -> Meetup | None:
    """The soonest in the member's groups that has not begun."""
    ahead = Meetup.objects.ahead().filter(group__memberships__member=member)
    return ahead.filter(at__gt=timezone.now()).select_related("group").first()


def read_off(member: Member, digits: str) -> Meetup | None:
    """Of those that go on now in the member's groups, the one where these digits are shown."""
    on = Meetup.objects.on().filter(group__memberships__member=member).select_related("group")
    now = timezone.now()
    return next((one for one in on[:FEW] if roll.shown(one.pk, digits, now)), None)


def meetups_today(member: Member) -> Iterable[Meetup]:
    """In the member's groups, until midnight where they trade, and where they have not muted it."""
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Meetup.objects.ahead().filter(group__memberships__member=member)
    today = rows.filter(at__lt=start + timedelta(days=1)).annotate(
        level=level_of(member, OuterRef("group"))
    )
    return today.exclude(level=Level.MUTE).select_related("group")[:FEW]
