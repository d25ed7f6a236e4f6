from uuid import UUID

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.text import render
from groups.actions import wording
from groups.actions.mentions import mention
from groups.models import Message, Room


def post(by: Member, room: Room, key: UUID, text: str) -> Message:
    """Something said in a room; whoever it names is told."""
    kept = wording.message(text)

    def same(one: Message) -> bool:
        before = one.editions.values_list("text", flat=True)
        return one.room_id == room.pk and kept in {one.text, *before}

    return once(Message, by, key, lambda: posted(by, room, key, kept), same, alone=True)


def posted(by: Member, room: Room, key: UUID, text: str) -> Message:
    limiter.spend("messages", by.pk, limit=30, seconds=60)
    message = Message.objects.create(
        author=by, key=key, room=room, text=text, html=render.message(text)
    )
    message.is_new = True
    mention(message)
    record(room.topic, "message.posted", by=by, subject=message.pk)
    return message
