import re

from django.db import transaction

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.notices import waiting
from groups.models import Message, Pointer, Room

SAID = {"group.mention", "group.answer"}


@transaction.atomic
def read(by: Member, room: Room, message: int) -> int:
    """This member has read the room as far as that message; late news moves nothing back.

    What told them of a message there is read with it, and their other devices count less.
    """
    limiter.spend("pointers", by.pk, limit=600, seconds=300)
    stands, moved = Pointer.objects.advance(room, by, message)
    if moved:
        told = put_away(by, room, stands)
        topic, data = f"member.{by.pk}", {"notices": told}
        record(topic, "room.read", by=by, subject=room.pk, data=data)
    return stands


def put_away(by: Member, room: Room, upto: int) -> int:
    """How many notices led to what is now read."""
    numbers = {int(re.sub(r"\D", "", url)): url for url in waiting.urls(by, SAID)}
    if not numbers:
        return 0
    here = Message.objects.filter(room=room, pk__in=numbers, pk__lte=upto)
    return waiting.read(by, SAID, [numbers[pk] for pk in here.values_list("pk", flat=True)])
