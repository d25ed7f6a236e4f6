"""Fetch through the person: hours and their questions are for the members of the room's group."""

from community.members.models import Member
from groups.access import found
from groups.models import Group
from mentorship.models import Hour, Turn
from mentorship.models.hour import HourQuerySet


def seen(member: Member) -> HourQuerySet:
    return Hour.objects.whole().filter(room__group__in=Group.objects.of(member))


def may_watch(member: Member, hour: int) -> bool:
    return seen(member).filter(pk=hour).exists()


def hour_of(member: Member, pk: int) -> Hour:
    return found(seen(member).filter(pk=pk).first())


def turn_of(member: Member, pk: int) -> Turn:
    hours = seen(member).order_by().values("pk")
    rows = Turn.objects.select_related("hour__meetup", "author")
    return found(rows.filter(pk=pk, hour__in=hours).first())
