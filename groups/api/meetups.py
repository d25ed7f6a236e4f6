"""Meetings in person for programs: the same access and the same acts as the pages."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from community.members.requests import member
from groups import access, reads
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


class MeetupOut(Schema):
    id: int
    about: str
    spot: str
    at: datetime
    by: str
    called_off: bool


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
    meetup = access.meetup_ruled_by(member(request), pk)
    act = acts.put_back if body.undo else acts.call_off
    act(member(request), meetup)
    meetup.refresh_from_db()
    return meetup_out(meetup)


def meetup_out(one: Meetup) -> dict[str, Any]:
    words = {name: getattr(one, name) for name in ("about", "spot", "at")}
    return {"id": one.pk, "by": one.author.handle, "called_off": bool(one.called_off_at), **words}
