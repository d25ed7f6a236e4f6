"""Who listens where, for what is told and what is listed."""

from collections.abc import Iterable
from typing import Any, NamedTuple, TypedDict

from django.db.models import OuterRef, Q, QuerySet

from community.members.models import Member
from groups.models import Attention, Group, Room
from groups.models.attention import Level, level_of


class Choices(NamedTuple):
    """What a member has said of a group, and of one room of it; "" where they said nothing."""

    group: str
    room: str


def choices(member: Member, group: Group, room: Room | None = None) -> Choices:
    said = Attention.objects.filter(Q(room=room) | Q(room=None), member=member, group=group)
    levels = {one.room_id: one.level for one in said}
    return Choices(levels.get(None, ""), levels.get(room.pk, "") if room else "")


def muted_by(members: Iterable[Member], group: Group, room: Room | None = None) -> set[Member]:
    """Those of them whom nothing said there shall reach: what they are due is left quietly."""
    ids = {member.pk for member in members}
    deaf = Member.objects.filter(pk__in=ids)
    return set(deaf.annotate(level=level_of(OuterRef("pk"), group, room)).filter(level=Level.MUTE))


class Place(TypedDict):
    """Where something was said, and who of those it is told to have muted that; for `tell`."""

    where: str
    quietly: set[Member]


def place(members: Iterable[Member], group: Group, room: Room | None = None) -> Place:
    where = room.topic if room else group.topic
    return {"where": where, "quietly": muted_by(members, group, room)}


def muted_groups(member: Member) -> QuerySet[Any, Any]:
    """The groups this member muted as a whole, for a query to leave out."""
    return Attention.objects.filter(member=member, room=None, level=Level.MUTE).values("group")
