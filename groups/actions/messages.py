from uuid import UUID

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.notices.tell import tell
from community.pictures.models import Picture
from community.text import mentions, render
from community.text.refusals import Refusal
from groups import wings
from groups.actions import ballots, wording
from groups.actions.mentions import mention
from groups.actions.repeats import refuse_spreading
from groups.models import Message, Room
from groups.models.attention import Level, level_of


def post(by: Member, room: Room, key: UUID, text: str, reply: int | None = None) -> Message:
    """Something said in a room, perhaps in answer to a message there; who it names is told."""
    polled = ballots.read(text)
    kept = ballots.joined(polled) if polled else wording.message(text)

    def same(one: Message) -> bool:
        before = one.editions.values_list("text", flat=True)
        to = None if polled else reply
        return (one.room_id, one.reply_to_id) == (room.pk, to) and kept in {one.text, *before}

    def act() -> Message:
        if polled:
            return ballots.opened(by, room, key, polled)
        return posted(by, room, key, kept, reply)

    return once(Message, by, key, act, same, alone=True)


def posted(
    by: Member, room: Room, key: UUID, text: str, reply: int | None, picture: Picture | None = None
) -> Message:
    limiter.spend("messages", by.pk, limit=30, seconds=60)
    answered = said_in(room, reply) if reply else None
    refuse_spreading(by, room, text)
    message = Message.objects.create(
        author=by,
        key=key,
        room=room,
        text=text,
        html=render.message(text),
        reply_to=answered,
        picture=picture,
        is_price=wings.reads_as_price(text),
    )
    message.is_new = True
    mention(message)
    if answered:
        tell_answered(message, answered.author)
    record(room.topic, "message.posted", by=by, subject=message.pk)
    return message


def said_in(room: Room, pk: int) -> Message:
    """The message that is answered: one of the same room."""
    inside = Message.objects.filter(room__group=room.group_id).select_related("room", "author")
    answered = inside.filter(pk=pk).first()
    if answered is None:
        raise Refusal(_("The message you answer is not here."), "reply")
    if answered.room_id != room.pk:
        moved = _("The message you answer was moved to {room}. Answer it there.")
        raise Refusal(format_lazy(moved, room=answered.room), "reply")
    return answered


def tell_answered(message: Message, author: Member) -> None:
    """Whoever is answered and still inside is told, unless the answer names them: told once."""
    if author == message.author or author.handle in mentions.handles(message.text):
        return
    room, by = message.room, message.author
    level = level_of(OuterRef("pk"), room.group_id, room)
    inside = Member.objects.filter(pk=author.pk, memberships__group=room.group_id)
    due = list(inside.annotate(level=level))
    muted = {one for one in due if one.level == Level.MUTE}
    words = _("{who} answered you in {group}, {room}.")
    here = format_lazy(words, who=by, group=room.group, room=room)
    url = reverse("groups:message", args=[message.pk])
    tell(due, "group.answer", text=here, url=url, by=by, quietly=muted)
