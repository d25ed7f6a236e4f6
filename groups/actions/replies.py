"""What a message answers: one of its own room, whose author is told."""

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.notices.tell import tell
from community.text import mentions
from community.text.refusals import Refusal
from groups.models import Message, Room
from groups.models.attention import Level, level_of


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


def tell_answered(message: Message) -> None:
    """Whoever is answered and still inside is told, unless the answer names them: told once."""
    if message.reply_to is None:
        return
    author = message.reply_to.author
    if author == message.author or author.handle in mentions.handles(message.text):
        return
    room, by = message.room, message.author
    level = level_of(OuterRef("pk"), room.group_id, room)
    inside = Member.objects.filter(pk=author.pk, memberships__group=room.group_id)
    due = list(inside.annotate(level=level))
    muted = {one for one in due if one.level == Level.MUTE}
    words = _("{who} answered you in {group}, {room}.")
    here = format_lazy(words, who=message.speaker, group=room.group, room=room)
    url = reverse("groups:message", args=[message.pk])
    where = room.topic
    tell(due, "group.answer", text=here, url=url, by=by, quietly=muted, where=where)
