"""One inbox over all groups: the rooms with something new, where one is named or answered first."""

from collections.abc import Sequence
from datetime import UTC, datetime

from community.members.models import Member
from groups.models import Room, Sweep
from groups.models.attention import Level
from groups.reads.catch_up import to_me
from groups.reads.rooms import mine

EVER = datetime(2020, 1, 1, tzinfo=UTC)


def inbox(member: Member) -> Sequence[Room]:
    """Rooms with unread words: to me first, then that I follow, then the newest; none is muted."""
    named = {message.room_id for message in to_me(member, EVER)}
    rooms = [room for room in mine(member) if room.unread]
    for room in rooms:
        room.named = room.pk in named
    return sorted(rooms, key=lambda room: (not room.named, room.level != Level.FOLLOW))


def may_unsweep(member: Member) -> bool:
    last = Sweep.objects.filter(author=member).order_by("-pk").first()
    return last is not None and last.may_undo
