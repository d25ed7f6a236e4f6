from uuid import UUID

from django.utils.translation import gettext as _

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.pictures.models import Picture
from community.text import render
from community.text.refusals import Refusal
from groups import wings
from groups.actions import ballots, wording
from groups.actions.mentions import linked, mention, named_in
from groups.actions.repeats import refuse_spreading
from groups.actions.replies import said_in, tell_answered
from groups.actions.rules import refuse_unaccepted
from groups.actions.turns import refuse_out_of_turn
from groups.models import Message, Room


def post(
    by: Member,
    room: Room,
    key: UUID,
    text: str,
    reply: int | None = None,
    business: bool = False,
) -> Message:
    """Something said in a room, perhaps in answer to a message there, in one's own name or that of
    one's business; who it names is told."""
    polled = ballots.read(text)
    kept = ballots.joined(polled) if polled else wording.message(text)

    def same(one: Message) -> bool:
        before = one.editions.values_list("text", flat=True)
        alike = one.is_of(room) and one.reply_to_id == reply and bool(one.business) == business
        return alike and kept in {one.text, *before}

    def act() -> Message:
        if polled:
            refuse_business(business)
            return ballots.opened(by, room, key, polled, reply=reply)
        return posted(by, room, key, kept, reply, name=called(room) if business else "")

    return once(Message, by, key, act, same, alone=True)


def posted(
    by: Member,
    room: Room,
    key: UUID,
    text: str,
    reply: int | None,
    picture: Picture | None = None,
    name: str = "",
) -> Message:
    refuse_out_of_turn(room)
    limiter.spend("messages", by.pk, limit=30, seconds=60)
    answered = said_in(room, reply) if reply else None
    refuse_unaccepted(by, room.group, room.accepted)
    refuse_spreading(by, room.group_id, text)
    named = named_in(room, text)
    message = Message.objects.create(
        author=by,
        key=key,
        room=room,
        text=text,
        html=render.message(text, linked(named)),
        reply_to=answered,
        picture=picture,
        business=name,
        is_price=wings.reads_as_price(text),
    )
    message.is_new = True
    mention(message, named)
    tell_answered(message)
    plain = None if answered or picture else message.alone()
    record(room.topic, "message.posted", by=by, subject=message.pk, thing=plain)
    return message


def called(room: Room) -> str:
    """What the business is called of whom the room was fetched for."""
    if not room.business:
        raise Refusal(_("Your business has no name that your groups are shown."), "business")
    return room.business


def refuse_business(business: bool) -> None:
    if business:
        raise Refusal(_("A poll is asked in your own name."), "business")
