"""Meetings in person for programs: the same access and the same acts as the pages."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from community.members.requests import member
from groups import access, access_meetups, reads, roll
from groups.actions import attendees, comings, minutes
from groups.actions import meetups as acts
from groups.models import Meetup

router = Router(tags=["groups"])


class MeetupIn(Schema):
    """`at` with its zone; without one it is the market's own time."""

    key: UUID
    about: Annotated[str, Field(max_length=1000)]
    spot: Annotated[str, Field(max_length=1000)]
    at: datetime


class OffIn(Schema):
    """`undo` puts a meeting back that was called off."""

    undo: bool = False


class ComingIn(Schema):
    key: UUID
    comes: bool


class AttendeeIn(Schema):
    """The digits that are shown at the meeting now."""

    key: UUID
    digits: Annotated[str, Field(max_length=20)]


class MinutesIn(Schema):
    key: UUID
    text: Annotated[str, Field(max_length=5000)]


class DigitsOut(Schema):
    digits: str


class MeetupOut(Schema):
    id: int
    about: str
    spot: str
    at: datetime
    by: str
    called_off: bool


class MeetupWholeOut(MeetupOut):
    """`comes` is your own word, null before you gave one; `minutes` is empty before any."""

    come: int
    cannot: int
    there: int
    comes: bool | None
    was_there: bool
    minutes: str


@router.get("/groups/{slug:slug}/meetups", response=list[MeetupOut])
def ahead(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """What lies ahead, the next first; then what of it was called off."""
    found = reads.meetups(access.group_of(member(request), slug))
    return [meetup_out(one) for one in [*found.ahead, *found.called_off]]


@router.post("/groups/{slug:slug}/meetups", response=MeetupOut)
def call(request: HttpRequest, slug: str, body: MeetupIn) -> dict[str, Any]:
    group = access.group_of(member(request), slug)
    at = body.at if timezone.is_aware(body.at) else timezone.make_aware(body.at)
    made = acts.call(member(request), group, body.key, body.about, body.spot, at)
    return meetup_out(made)


@router.post("/meetups/{int:pk}/calling-off", response=MeetupOut)
def call_off(request: HttpRequest, pk: int, body: OffIn) -> dict[str, Any]:
    meetup = access_meetups.meetup_ruled_by(member(request), pk)
    act = acts.put_back if body.undo else acts.call_off
    act(member(request), meetup)
    meetup.refresh_from_db()
    return meetup_out(meetup)


@router.get("/meetups/{int:pk}", response=MeetupWholeOut)
def meetup(request: HttpRequest, pk: int) -> dict[str, Any]:
    return whole(request, pk)


@router.post("/meetups/{int:pk}/coming", response=MeetupWholeOut)
def come(request: HttpRequest, pk: int, body: ComingIn) -> dict[str, Any]:
    """Whether you come; another word takes its place."""
    one = access_meetups.meetup_of(member(request), pk)
    comings.say(member(request), one, body.key, body.comes)
    return whole(request, pk)


@router.get("/meetups/{int:pk}/digits", response=DigitsOut)
def digits(request: HttpRequest, pk: int) -> dict[str, str]:
    """For whoever shows them at the meeting, while it is on; every ten minutes others."""
    one = access_meetups.meetup_ruled_by(member(request), pk)
    access.found(one if one.is_on else None)
    return {"digits": roll.digits(pk, timezone.now())}


@router.post("/meetups/{int:pk}/attendance", response=MeetupWholeOut)
def attend(request: HttpRequest, pk: int, body: AttendeeIn) -> dict[str, Any]:
    one = access_meetups.meetup_of(member(request), pk)
    attendees.attend(member(request), one, body.key, body.digits)
    return whole(request, pk)


@router.post("/meetups/{int:pk}/minutes", response=MeetupWholeOut)
def write(request: HttpRequest, pk: int, body: MinutesIn) -> dict[str, Any]:
    """By a steward, once it has begun; written anew the earlier ones stay."""
    one = access_meetups.meetup_stewarded_by(member(request), pk)
    minutes.write(member(request), one, body.key, body.text)
    return whole(request, pk)


def whole(request: HttpRequest, pk: int) -> dict[str, Any]:
    one = access_meetups.meetup_of(member(request), pk)
    page = reads.meetup(member(request), one)
    mine, last = page["mine"], page["minutes"]
    words: dict[str, Any] = meetup_out(one) | page["counts"] | {"was_there": page["was_there"]}
    return words | {"comes": mine.comes if mine else None, "minutes": last.text if last else ""}


def meetup_out(one: Meetup) -> dict[str, Any]:
    words = {name: getattr(one, name) for name in ("about", "spot", "at")}
    return {"id": one.pk, "by": one.author.handle, "called_off": bool(one.called_off_at), **words}
