from django.db import transaction
from django.utils.translation import gettext as _

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.text import render
from community.text.refusals import Refusal
from groups.actions import wording
from groups.models import Room
from groups.models.room import PACES


@transaction.atomic
def slow(by: Member, room: Room, minutes: int, reason: str = "") -> Room:
    """A steward lets each member write once in so many minutes; 0 lets the talk run free again."""
    if minutes not in (0, *PACES):
        raise Refusal(_("Choose one of the times offered."), "minutes")
    why = wording.cause(reason) if minutes else render.clean(reason)
    room = Room.objects.select_for_update(no_key=True, of=["self"]).get(pk=room.pk)
    if (room.pace or 0) == minutes:
        return room
    before, room.pace = room.pace, minutes or None
    room.save(update_fields=["pace"])
    enter(by, room, before, why)
    return room


def enter(by: Member, room: Room, before: int | None, why: str) -> None:
    verb = Verb.ROOM_SLOWED if room.pace else Verb.ROOM_FREED
    book.enter(
        verb,
        by=by,
        where=room.group.topic,
        subject=room.pk,
        before=said(before),
        after=said(room.pace),
        reason=why,
    )
    record(room.topic, verb, by=by, subject=room.pk)


def said(pace: int | None) -> str:
    return f"1 / {pace} min" if pace else ""
