"""Rooms with what is new in them, and the talk in one room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from community.live import replay
from community.members.models import Member
from groups.models import Arrival, Group, Membership, Message, Room, Sweep
from groups.models.attention import Level, level_of
from groups.models.marks import mark, number
from groups.reads.messages import whole

PAGE, SHORT_PAGE = 50, 15


def rooms_of(member: Member, group: Group) -> Sequence[Room]:
    """The rooms of a group, each with head, unread and its latest line."""
    rooms = list(unread(member, group.rooms.all()))
    heads = replay.heads([room.topic for room in rooms])
    lines = latest(rooms)
    for room in rooms:
        room.head, room.latest = heads[room.topic], lines.get(room.last)
    return rooms


def mine(member: Member) -> Sequence[Room]:
    """All rooms of all my groups, the one with the newest word first, the muted last."""
    rooms = list(unread(member, Room.objects.filter(group__memberships__member=member)))
    lines = latest(rooms)
    for room in rooms:
        room.latest = lines.get(room.last)
    return sorted(rooms, key=lambda room: (room.level == Level.MUTE, -room.last))


def unread(member: Member, rooms: QuerySet[Room]) -> QuerySet[Room]:
    """Each with `mark`, up to where this member has read, and how many stand unread after it."""
    level = level_of(member, OuterRef("group"), OuterRef("pk"))
    facts = {"mark": mark(member), "last": last(), "level": level, **place_of(member)}
    news = {"unread": count_after(member)}
    return rooms.select_related("group", "summary__author").annotate(**facts).annotate(**news)


def last() -> Coalesce:
    """The newest message that stands; 0 where nothing does."""
    talk = Message.objects.standing().filter(room=OuterRef("pk")).order_by("-pk")
    return number(talk.values("pk")[:1])


def place_of(member: Member) -> dict[str, Subquery]:
    """Since when, for what was said before one came in is history, not news; and as what."""
    inside = Membership.objects.filter(group=OuterRef("group"), member=member)
    return {name: Subquery(inside.values(name)[:1]) for name in ("since", "steward")}


def count_after(member: Member) -> Case:
    """A muted room counts nothing."""
    none = Value(0, output_field=BigIntegerField())
    return Case(When(level=Level.MUTE, then=none), default=beyond(member) + brought(member))


def beyond(member: Member) -> Coalesce:
    """Behind the mark, without what they had read before a steward brought it there."""
    seen = Arrival.objects.filter(member=member, room=OuterRef("room"), message=OuterRef("pk"))
    news = Message.objects.standing().filter(
        room=OuterRef("pk"), pk__gt=OuterRef("mark"), made_at__gte=OuterRef("since")
    )
    new = news.exclude(Exists(seen.filter(seen=True)))
    return number(new.order_by().values("room").annotate(n=Count("pk")).values("n"))


def brought(member: Member) -> Coalesce:
    """Before the mark, and yet unread: it stood elsewhere when they read on here."""
    swept = Sweep.objects.filter(author=member, made_at__gte=OuterRef("made_at"))
    came = Arrival.objects.filter(member=member, room=OuterRef("pk"), seen=False)
    new = came.filter(message__withdrawal=None, message__lte=OuterRef("mark"))
    each = new.exclude(Exists(swept)).values("room")
    return number(each.annotate(n=Count("pk")).values("n"))


def latest(rooms: Iterable[Room]) -> dict[int, Message]:
    lines = Message.objects.filter(pk__in=[room.last for room in rooms])
    return {line.pk: line for line in lines.select_related("author", "ballot")}


@dataclass(frozen=True)
class Talk:
    """A page of talk, oldest first; `unread` is the first message not yet read, if it is here."""

    messages: Sequence[Message]
    unread: int | None
    older: int | None


def talk(room: Room, before: int | None = None, mark: int | None = None, size: int = PAGE) -> Talk:
    """The last 50 messages, or the 50 before one; `older` is where the page before begins."""
    said = whole(room.messages.all()).order_by("-pk")
    if before is not None:
        said = said.filter(pk__lt=before)
    page = list(said[: size + 1])
    messages = page[:size][::-1]
    older = messages[0].pk if len(page) > size else None
    return Talk(messages, first_after(messages, mark), older)


def from_on(room: Room, pk: int | None) -> Sequence[Message]:
    """A page of what stands from this message on, or the last page; to choose from."""
    said = room.messages.standing().select_related("author", "picture")
    if pk is not None:
        return list(said.filter(pk__gte=pk).order_by("pk")[:PAGE])
    return list(said.order_by("-pk")[:PAGE])[::-1]


def first_after(messages: Sequence[Message], mark: int | None) -> int | None:
    """No line where all is read, nor where nothing was."""
    if not mark:
        return None
    return next((one.pk for one in messages if one.pk > mark), None)


def answered(room: Room, pk: object) -> Message | None:
    """The message of this room that is about to be answered; None where there is none such."""
    said = str(pk or "")
    if not said.isascii() or not said.isdigit() or len(said) > 18:
        return None
    return whole(room.messages.all()).filter(pk=said).first()
