"""What a member comes back to in the talk of their groups."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.members.models import Member
from community.notices.items import Item, Kind
from groups.models import Message, Pointer, Room, Sweep
from groups.models.attention import Level, level_of


def catch_up(member: Member, since: datetime) -> list[Item]:
    """One line for each room where somebody named them and they have not read it yet."""
    named: dict[Room, list[Message]] = {}
    for message in mentions(member, since):
        named.setdefault(message.room, []).append(message)
    return [naming(messages) for messages in named.values()]


def mentions(member: Member, since: datetime) -> Iterable[Message]:
    """Unread, standing, newest first; no more than a reader would ever open."""
    read = Pointer.objects.filter(room=OuterRef("room"), member=member, message__gte=OuterRef("pk"))
    swept = Sweep.objects.filter(author=member, upto__gte=OuterRef("pk"))
    named = Message.objects.inside(member).standing().filter(mentions=member, made_at__gt=since)
    level = level_of(member, OuterRef("room__group"), OuterRef("room"))
    new = (
        named.annotate(level=level).exclude(Exists(read) | Exists(swept)).exclude(level=Level.MUTE)
    )
    return new.select_related("room__group", "author").order_by("-pk")[:50]


def naming(messages: list[Message]) -> Item:
    newest, many = messages[0], len(messages)
    if many == 1:
        words = _("{who} named you in {room}: {text}")
        text = words.format(who=newest.author, room=newest.room, text=newest.text)
    else:
        words = ngettext("{n} message names you in {room}", "{n} messages name you in {room}", many)
        text = words.format(n=many, room=newest.room)
    url = reverse("groups:message", args=[newest.pk])
    return Item(Kind.TO_ME, text, url, newest.made_at)
