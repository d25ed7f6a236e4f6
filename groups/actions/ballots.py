import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.notices import waiting
from community.text import render
from community.text.refusals import Refusal
from community.text.wording import line, refuse_controls
from groups.actions.mentions import linked, mention, named_in
from groups.actions.repeats import refuse_spreading
from groups.actions.replies import said_in, tell_answered
from groups.actions.rules import refuse_unaccepted
from groups.actions.turns import refuse_out_of_turn
from groups.models import Ballot, Choice, Group, Message, Room, Vote
from groups.models.ballot import DAY, FEWEST, FORTNIGHT, HOURS, MOST

WORD = "/poll"
COMMAND = re.compile(r"/[^\W\d_]+")


def ask(
    by: Member, room: Room, key: UUID, question: str, choices: Sequence[str], hours: int = DAY
) -> Message:
    """A question to the room with two to six choices; it closes after so many hours."""
    words = worded(question, choices)
    if not HOURS <= hours <= FORTNIGHT:
        raise Refusal(_("A poll is open for one hour at least, and for 14 days at most."), "hours")

    def same(one: Message) -> bool:
        return one.is_of(room) and one.text == joined(words)

    return once(Message, by, key, lambda: opened(by, room, key, words, hours), same, alone=True)


def read(text: str) -> list[str] | None:
    """The question and the choices of a line like /poll Where? | Here | There; else None."""
    refuse_controls(text, "text")
    word, _space, rest = text.strip().replace("\n", " ").partition(" ")
    if word.lower() != WORD:
        refuse_unknown(word)
        return None
    question, *choices = rest.split("|")
    try:
        return worded(question, choices)
    except Refusal as refusal:
        example = _("Write it like this: /poll Where do we buy? | Wakulima | Marikiti")
        raise Refusal(f"{refusal.reason} {example}", "text") from None


def refuse_unknown(word: str) -> None:
    """/pol is a slip of /poll, not something to say to everyone."""
    if COMMAND.fullmatch(word):
        asks = _("A line that begins with / asks for something, and there is no {word}.")
        ways = _("For a poll write /poll; to say it as it is, begin with another word.")
        raise Refusal(f"{asks.format(word=word[:20])} {ways}", "text")


def worded(question: str, choices: Sequence[str]) -> list[str]:
    """The question first, then the choices: each of them once."""
    refuse_controls("".join([question, *choices]), "question")
    asked = line(question.replace("|", "/"), 200, "question", _("Ask a question."))
    kept = [line(one.replace("|", "/"), 80, "choices", "") for one in choices if render.clean(one)]
    if not FEWEST <= len(kept) <= MOST:
        raise Refusal(_("Give two choices at least, and six at most."), "choices")
    if len({one.casefold() for one in kept}) < len(kept):
        raise Refusal(_("Two choices are the same."), "choices")
    return [asked, *kept]


def joined(words: Sequence[str]) -> str:
    """What the message of a poll says, to searches and to programs."""
    return " | ".join(words)


def opened(
    by: Member,
    room: Room,
    key: UUID,
    words: list[str],
    hours: int = DAY,
    reply: int | None = None,
) -> Message:
    refuse_out_of_turn(room)
    refuse_unaccepted(by, room.group, room.accepted)
    limiter.spend("messages", by.pk, limit=30, seconds=60)
    answered = said_in(room, reply) if reply else None
    refuse_spreading(by, room.group_id, joined(words))
    named = named_in(room, joined(words))
    html = render.message(words[0], linked(named))
    said: dict[str, Any] = {"text": joined(words), "html": html}
    message = Message.objects.create(author=by, key=key, room=room, reply_to=answered, **said)
    message.is_new = True
    closes_at = timezone.now() + timedelta(hours=hours)
    ballot = Ballot.objects.create(message=message, closes_at=closes_at)
    Choice.objects.bulk_create(
        Choice(ballot=ballot, number=number, words=one) for number, one in enumerate(words[1:], 1)
    )
    mention(message, named)
    tell_answered(message)
    record(room.topic, "message.posted", by=by, subject=message.pk)
    return message


def vote(by: Member, ballot: Ballot, key: UUID, choice: int) -> Vote:
    """The one vote of a member who was here when it was asked, or another in its place, until
    the poll closes."""

    def same(one: Vote) -> bool:
        return (one.ballot_id, one.choice.number) == (ballot.pk, choice)

    return once(Vote, by, key, lambda: voted(by, ballot, key, choice), same)


def voted(by: Member, ballot: Ballot, key: UUID, number: int) -> Vote:
    limiter.spend("votes", by.pk, limit=30, seconds=60)
    rows = Ballot.objects.select_for_update(of=["self"], no_key=True)
    ballot = rows.select_related("message__room", "message__withdrawal").get(pk=ballot.pk)
    room = ballot.message.room
    refuse_shut(by, ballot)
    choice = ballot.choices.filter(number=number).first()
    if choice is None:
        raise Refusal(_("Choose one of the answers."), "choice")
    ballot.votes.standing().filter(author=by).update(ended_at=timezone.now())
    cast: Vote = ballot.votes.create(author=by, key=key, choice=choice)
    put_away_call(by, ballot)
    record(room.topic, "ballot.voted", by=by, subject=ballot.pk)
    return cast


def put_away_call(by: Member, ballot: Ballot) -> None:
    """What called them to vote is done, on all their devices."""
    if waiting.read(by, {"ballot.closing"}, [reverse("groups:message", args=[ballot.pk])]):
        record(f"member.{by.pk}", "notice.read", by=by, subject=ballot.pk)


def refuse_shut(by: Member, ballot: Ballot) -> None:
    if ballot.message.is_withdrawn:
        raise Refusal(_("This message was withdrawn."))
    if not ballot.is_open:
        raise Refusal(_("This poll is closed; its result stands."))
    inside = by.memberships.filter(group=ballot.message.room.group_id)
    place = inside.select_for_update(no_key=True).first()  # who leaves just now waits, or we do
    if place is None:
        raise Refusal(_("Only members of the group vote."))
    if place.since > ballot.message.made_at:
        raise Refusal(_("Only who was here when it was asked votes. You vote in the next one."))


def give_up(member: Member, group: Group, by: Member) -> None:
    """Who leaves takes along their votes in what is still open."""
    open_here = Ballot.objects.still_open().filter(message__room__group=group)
    mine = Vote.objects.standing().filter(author=member, ballot__in=open_here)
    for one in mine.select_related("ballot__message__room").order_by("pk"):
        Vote.objects.filter(pk=one.pk).update(ended_at=timezone.now())
        topic = one.ballot.message.room.topic
        record(topic, "ballot.voted", by=by, subject=one.ballot_id)
