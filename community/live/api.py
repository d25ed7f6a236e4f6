"""Catching up, for programs: what the socket said while nobody listened."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from community.live import access
from community.live.frames import HIGHEST
from community.members.models import Member

router = Router(tags=["live"])
After = Annotated[int | None, Query(ge=0, lt=HIGHEST)]


class EventOut(Schema):
    topic: str
    n: int
    kind: str
    by: int | None
    html: str


class CatchupOut(Schema):
    """Either the events of `topic` up to `head`, or `reset`: too far behind, start again there."""

    head: int
    topic: str | None = None
    events: list[EventOut] | None = None
    reset: str | None = None


@router.get("/topics/{topic}/events", response=CatchupOut, exclude_none=True)
def events(request: HttpRequest, topic: str, after: After = None) -> dict[str, Any]:
    assert isinstance(request.user, Member)
    return access.since(request.user, topic, after).words(topic)
