"""What a member comes back to in the talk of their groups."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.members.models import Member
from community.notices.items import MOST, Item, Kind
from community.notices.models.preference import quiet_until
from groups.models import Arrival, Ballot, Meetup, Membership, Message, Pointer, Room, Sweep, Vote
from groups.models.attention import Level, level_of
from groups.reads.meetups import meetups_today


def catch_up(member: Member, since: datetime) -> list[Item]:
    """The polls that close without them, where their groups meet today, and one line for each room
    where somebody named or answered them and they have not read it yet."""
    rooms: dict[Room, list[Message]] = {}
    for message in to_me(member, since):
        rooms.setdefault(message.room, []).append(message)
    said = [saying(member, messages) for messages in rooms.values()]
    ahead = [*map(closing, ballots(member)), *map(meeting, meetups_today(member))]
    return ahead + said


def ballots(member: Member) -> Iterable[Ballot]:
    """Closing today, in the member's groups and heard there, without a vote of theirs."""
    group = OuterRef("message__room__group")
    level = level_of(member, group, OuterRef("message__room"))
    voted = Vote.objects.standing().filter(author=member, ballot=OuterRef("pk"))
    here = Membership.objects.filter(member=member, group=group)
    mine = here.filter(since__lte=OuterRef("message__made_at"))
    soon = Ballot.objects.still_open().filter(closes_at__lte=end_of_day())
    due = soon.filter(Exists(mine)).exclude(Exists(voted)).annotate(level=level)
    heard = due.exclude(level=Level.MUTE).exclude(message__author__in=member.folded)
    return heard.select_related("message__room__group").order_by("closes_at")[:MOST]


def end_of_day() -> datetime:
    """And of the night that follows it: what closes then is decided before one sleeps."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, quiet_until()))


def closing(ballot: Ballot) -> Item:
    question = ballot.message.text.partition(" | ")[0]
    when = date_format(timezone.localtime(ballot.closes_at), "D H:i")
    words = _("Vote by {when} in {room}: {question}")
    text = words.format(when=when, room=where(ballot.message.room), question=question)
    url = reverse("groups:message", args=[ballot.pk])
    return Item(Kind.CLOSING, text, url, ballot.closes_at)


def meeting(meetup: Meetup) -> Item:
    when = date_format(timezone.localtime(meetup.at), "H:i")
    text = _("{group} meets at {when}: {about}, {spot}").format(
        group=meetup.group, when=when, about=meetup.about, spot=meetup.spot
    )
    return Item(Kind.MEETING, text, reverse("groups:meetups", args=[meetup.group.slug]), meetup.at)


def to_me(member: Member, since: datetime) -> Iterable[Message]:
    """Unread, standing, newest first; no more than a reader would ever open."""
    read = Pointer.objects.filter(room=OuterRef("room"), member=member, message__gte=OuterRef("pk"))
    swept = Sweep.objects.filter(author=member, upto__gte=OuterRef("pk"))
    since_then = Message.objects.filter(made_at__gt=since).exclude(author=member).values("pk")
    mine = since_then.filter(mentions=member).union(since_then.filter(reply_to__author=member))
    said = Message.objects.inside(member).standing().exclude(author__in=member.folded)
    level = level_of(member, OuterRef("room__group"), OuterRef("room"))
    heard = said.filter(pk__in=mine).annotate(level=level).exclude(level=Level.MUTE)
    came = Arrival.objects.filter(member=member, room=OuterRef("room"), message=OuterRef("pk"))
    known = Exists(read) & ~Exists(came.filter(seen=False)) | Exists(came.filter(seen=True))
    new = heard.exclude(known | Exists(swept))
    return new.select_related("room__group", "author", "reply_to").order_by("-pk")[:50]


def saying(member: Member, messages: list[Message]) -> Item:
    newest, answer = messages[0], messages[0].reply_to
    words = _("{who} named you in {room}: {text}")
    if answer and answer.author_id == member.pk:
        words = _("{who} answered you in {room}: {text}")
    if len(messages) > 1:
        words = _("{n} messages to you in {room}")
    said = {"who": newest.author, "n": len(messages), "text": newest.text}
    url = reverse("groups:message", args=[newest.pk])
    text = words.format(**said, room=where(newest.room))
    return Item(Kind.TO_ME, text, url, newest.made_at)


def where(room: Room) -> str:
    """Every group has its General."""
    return f"{room}, {room.group}"
