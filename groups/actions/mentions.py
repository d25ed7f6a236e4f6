"""Who a message names: told once, and only within the group."""

from collections.abc import Collection

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.notices.tell import tell
from community.text.mentions import handles
from groups.models import Message, Room
from groups.models.attention import Level, level_of


def named_in(room: Room, text: str) -> list[Member]:
    """Those of the group whom this text names: one query, and none where it names nobody.

    Their handles alone become links; whoever else is named has no page that all readers may see.
    """
    named = handles(text)
    if not named:
        return []
    inside = Member.objects.filter(memberships__group=room.group_id, handle__in=named)
    return list(inside.annotate(level=level_of(OuterRef("pk"), room.group_id, room)))


def mention(message: Message, named: Collection[Member]) -> None:
    """Tells those now named who were not before, and not oneself.

    Who muted the room finds it among their notices when they look, and is not called.
    """
    others = {one for one in named if one.pk != message.author_id}
    if not others:
        return
    new = others if message.is_new else others - {*message.mentions.all()}
    message.mentions.add(*new)
    by, room, url = message.author, message.room, reverse("groups:message", args=[message.pk])
    words = _("{who} named you in {group}, {room}.")
    here = format_lazy(words, who=message.speaker, group=room.group, room=room)
    muted = {one for one in new if getattr(one, "level", None) == Level.MUTE}
    where = room.topic
    tell(new, "group.mention", text=here, url=url, by=by, quietly=muted, where=where)


def linked(named: Collection[Member]) -> set[str]:
    return {one.handle for one in named}
