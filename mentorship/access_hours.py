"""Fetch through the person: hours and their questions are for the members of the room's group."""

from typing import Any

from django.db.models import Exists, OuterRef

from community.live import replay
from community.members.models import Member
from groups.access import found, whole
from groups.models import Group
from mentorship.models import Hour, Turn, Verification
from mentorship.models.hour import HourQuerySet


def group_of(member: Member, slug: str) -> Any:
    """A group of theirs, with `may_keep`: whether they may keep an hour there, and the `head` of
    the stream of its hours."""
    badges = Verification.objects.standing().filter(member=member, sector=OuterRef("sector"))
    facts = {"may_keep": Exists(badges), "head": replay.head_beside("hours")}
    return found(whole(Group.objects.of(member)).filter(slug=slug).annotate(**facts).first())


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
