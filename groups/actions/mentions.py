"""Who a message names: told once, and only within the group."""

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.notices.tell import tell
from community.text.mentions import handles
from groups.models import Message
from groups.models.attention import Level, level_of


def mention(message: Message) -> None:
    """Tells those now named who were not before; nobody outside the group, and not oneself.

    Who muted the room finds it among their notices when they look, and is not called.
    """
    named = handles(message.text) - {message.author.handle}
    if not named:
        return
    room = message.room
    inside = Member.objects.filter(memberships__group=room.group_id, handle__in=named)
    level = level_of(OuterRef("pk"), room.group_id, room)
    new = list(inside.exclude(mentioned_in=message).annotate(level=level))
    message.mentions.add(*new)
    by, url = message.author, reverse("groups:message", args=[message.pk])
    words = _("{who} named you in {group}, {room}.")
    here = format_lazy(words, who=by, group=room.group, room=room)
    muted = {one for one in new if one.level == Level.MUTE}
    tell(new, "group.mention", text=here, url=url, by=by, quietly=muted)
