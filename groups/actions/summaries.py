from uuid import UUID

from django.db import transaction

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.text import render
from groups.actions import wording
from groups.models import Room, Summary


def close(by: Member, room: Room, key: UUID, text: str) -> Summary:
    """A steward ends the talk of a room and says what came of it; nobody writes there any more."""
    kept = wording.summary(text)
    return once(
        Summary, by, key, lambda: closed(by, room, key, kept), said(room_id=room.pk, text=kept)
    )


def closed(by: Member, room: Room, key: UUID, text: str) -> Summary:
    """Closed already, it is given this summary in place of the other."""
    room = locked(room)
    made: Summary = room.summaries.create(author=by, key=key, text=text, html=render.message(text))
    turn(Verb.ROOM_CLOSED, by, room, made)
    return made


@transaction.atomic
def reopen(by: Member, room: Room) -> None:
    """A steward lets the talk go on; twice is harmless."""
    room = locked(room)
    if room.summary_id:
        turn(Verb.ROOM_REOPENED, by, room, None)


def locked(room: Room) -> Room:
    rooms = Room.objects.select_related("group", "summary")
    return rooms.select_for_update(no_key=True, of=["self"]).get(pk=room.pk)


def turn(verb: Verb, by: Member, room: Room, summary: Summary | None) -> None:
    before, room.summary = room.summary, summary
    room.save(update_fields=["summary"])
    said, now = str(before or ""), str(summary or "")
    book.enter(verb, by=by, where=room.group.topic, subject=room.pk, before=said, after=now)
    record(room.topic, verb, by=by, subject=room.pk)
