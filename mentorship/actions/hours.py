"""Office hours: announced as a meeting, with a queue of questions, kept as a lesson afterwards."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.live.models import Event
from community.live.record import record, record_each
from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.text import wording
from community.text.masking import masked
from community.text.refusals import Refusal
from groups.actions.meetups import check_time
from groups.actions.messages import posted
from groups.models import Meetup, Room
from mentorship.models import Hour, Turn
from mentorship.reads.hours import may_keep


def announce(by: Member, room: Room, key: UUID, about: str, at: datetime) -> Hour:
    """A verified mentor of the trade keeps an hour in this room."""
    words = wording.line(about, 80, "about")

    def act() -> Hour:
        check_mentor(by, room)
        check_time(at)
        limiter.spend("meetups", by.pk, limit=5, seconds=86_400)
        here = {"group": room.group, "spot": room.name, "about": words, "at": at}
        meetup = Meetup.objects.create(author=by, key=key, **here)
        hour = Hour.objects.create(author=by, key=key, room=room, meetup=meetup)
        record(hour.listed, "hour.announced", by=by, subject=hour.pk)
        say(hour)
        return hour

    def same(one: Hour) -> bool:
        return (one.room_id, one.meetup.about, one.meetup.at) == (room.pk, words, at)

    return once(Hour, by, key, act, same)


def say(hour: Hour) -> None:
    """Those of the room read it there, in its mentor's own words and language."""
    when = date_format(timezone.localtime(hour.meetup.at), "D j M, H:i")
    line = _("My hour here: {about}. {when}. Ask under Questions, Mentors' hours.")
    posted(hour.author, hour.room, hour.key, line.format(about=hour.meetup.about, when=when), None)


def check_mentor(by: Member, room: Room) -> None:
    if not may_keep(by, room.group):
        raise Refusal(_("Only verified mentors of the trade keep an hour."))


def ask(by: Member, hour: Hour, key: UUID, text: str) -> Turn:
    """A question takes its place in the queue; each member waits with one at a time."""
    words = masked(wording.line(text, 300, "text"))

    def act() -> Turn:
        held = open_hour(hour)
        if held.author_id == by.pk:
            raise Refusal(_("This is your own hour; the questions are for you."))
        if held.turns.filter(author=by, taken_at=None, dropped_at=None).exists():
            raise Refusal(_("Your question waits already. Ask the next when it was taken."))
        limiter.spend("turns", by.pk, limit=20, seconds=3600)
        turn = Turn.objects.create(author=by, key=key, hour=held, text=words)
        record(held.topic, "turn.asked", by=by, subject=turn.pk)
        return turn

    return once(Turn, by, key, act, said(hour=hour, text=words))


@transaction.atomic
def take(by: Member, turn: Turn) -> Turn:
    """The mentor answers it now, in the room. Twice is once."""
    held = open_hour(turn.hour)
    if held.author_id != by.pk:
        raise Refusal(_("Only the mentor whose hour it is takes questions."))
    if Turn.objects.filter(pk=turn.pk, taken_at=None).update(taken_at=timezone.now()):
        record(held.topic, "turn.taken", by=by, subject=turn.pk)
    return turn


@transaction.atomic
def drop(by: Member, turn: Turn) -> Turn:
    """Whoever asked needs it no more, or the mentor leaves it out; undone by asking again."""
    held = open_hour(turn.hour)
    if by.pk not in {turn.author_id, held.author_id}:
        raise Refusal(_("Only who asked, or the mentor, takes a question out."))
    waiting = Turn.objects.filter(pk=turn.pk, taken_at=None, dropped_at=None)
    if waiting.update(dropped_at=timezone.now()):
        record(held.topic, "turn.dropped", by=by, subject=turn.pk)
    return turn


@transaction.atomic
def end(by: Member, hour: Hour) -> Hour:
    """The hour is over; what was said in the room can be kept as a lesson."""
    held = Hour.objects.select_for_update(of=["self"]).get(pk=hour.pk)
    if held.author_id != by.pk:
        raise Refusal(_("Only the mentor whose hour it is ends it."))
    if held.ended_at is None:
        close(held, by)
    return held


def look_after_hours() -> None:
    """Those who wait are told that an hour has begun; one that its mentor forgot is ended."""
    for pk in Hour.objects.forgotten().values_list("pk", flat=True):
        close_forgotten(pk)
    begun = Hour.objects.ahead().filter(meetup__at__lte=timezone.now())
    for pk in begun.values_list("pk", flat=True):
        begin(pk)


@transaction.atomic
def close_forgotten(pk: int) -> None:
    held = Hour.objects.select_for_update(of=["self"]).forgotten().filter(pk=pk).first()
    if held is not None:
        close(held, None)


@transaction.atomic
def begin(pk: int) -> None:
    held = Hour.objects.select_for_update(of=["self"]).ahead().get(pk=pk)
    if not Event.objects.filter(topic=held.topic, kind="hour.begun").exists():
        tell_all(held, "hour.begun", None)


def close(hour: Hour, by: Member | None) -> None:
    hour.ended_at = timezone.now()
    hour.save(update_fields=["ended_at"])
    tell_all(hour, "hour.ended", by)


def tell_all(hour: Hour, kind: str, by: Member | None) -> None:
    record_each({hour.topic: hour.pk, hour.listed: hour.pk}, kind, by=by)


def open_hour(hour: Hour) -> Hour:
    held = Hour.objects.select_for_update(of=["self"]).select_related("meetup").get(pk=hour.pk)
    if not held.is_open:
        raise Refusal(_("This hour is over."))
    return held
