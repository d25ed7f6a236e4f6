"""Who a message names: told once, and only within the group."""

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.notices.tell import tell
from community.text.mentions import handles
from groups.models import Message


def mention(message: Message) -> None:
    """Tells those now named who were not before; nobody outside the group, and not oneself."""
    named = handles(message.text) - {message.author.handle}
    if not named:
        return
    inside = Member.objects.filter(memberships__group=message.room.group_id, handle__in=named)
    new = list(inside.exclude(mentioned_in=message))
    message.mentions.add(*new)
    by, url = message.author, reverse("groups:message", args=[message.pk])
    words = _("{who} named you in {group}, {room}.")
    here = format_lazy(words, who=by, group=message.room.group, room=message.room)
    tell(new, "group.mention", text=here, url=url, by=by)
