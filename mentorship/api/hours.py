"""Mentors' hours for programs: the same access and the same acts as the pages."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from community.live import replay
from community.members.requests import member
from groups.access import found, group_of
from mentorship import access_hours
from mentorship.actions import hours
from mentorship.api.questions import taken
from mentorship.api.schemas import shelf as said
from mentorship.models import Hour, Turn
from mentorship.reads import hours as reads

router = Router(tags=["mentorship"])


@router.get("/groups/{slug:slug}/hours", response=list[said.HourOut])
def ahead(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """Those that are still to come, or go on now."""
    return [hour_out(one) for one in reads.ahead(group_of(member(request), slug))]


@router.post("/groups/{slug:slug}/hours", response=said.HourOut)
def announce(request: HttpRequest, slug: str, body: said.HourIn) -> dict[str, Any]:
    rooms = group_of(member(request), slug).rooms
    room = found(rooms.filter(pk=body.room).first())
    return hour_out(hours.announce(member(request), **body.dict() | {"room": room}))


@router.get("/hours/{int:pk}", response=said.QueueOut)
def hour(request: HttpRequest, pk: int) -> dict[str, Any]:
    """With the questions, in the order in which they were asked."""
    return queue_out(access_hours.hour_of(member(request), pk))


@router.post("/hours/{int:pk}/turns", response=said.TurnOut)
def ask(request: HttpRequest, pk: int, body: said.TurnIn) -> dict[str, Any]:
    one = access_hours.hour_of(member(request), pk)
    return turn_out(hours.ask(member(request), one, **body.dict()))


@router.post("/turns/{int:pk}/taking", response=said.TurnOut)
def take(request: HttpRequest, pk: int) -> dict[str, Any]:
    """The mentor answers it now."""
    hours.take(member(request), access_hours.turn_of(member(request), pk))
    return turn_out(access_hours.turn_of(member(request), pk))


@router.delete("/turns/{int:pk}", response=said.TurnOut)
def drop(request: HttpRequest, pk: int) -> dict[str, Any]:
    hours.drop(member(request), access_hours.turn_of(member(request), pk))
    return turn_out(access_hours.turn_of(member(request), pk))


@router.post("/hours/{int:pk}/end", response=said.QueueOut)
def end(request: HttpRequest, pk: int) -> dict[str, Any]:
    hours.end(member(request), access_hours.hour_of(member(request), pk))
    return queue_out(access_hours.hour_of(member(request), pk))


def queue_out(one: Hour) -> dict[str, Any]:
    live = {"topic": one.topic, "head": replay.head(one.topic)}
    return hour_out(one) | live | {"turns": [turn_out(turn) for turn in reads.turns(one)]}


def hour_out(one: Hour) -> dict[str, Any]:
    names = {"mentor": one.author.handle, "room": one.room_id, "open": one.is_open}
    return {"id": one.pk} | names | taken(one.meetup, "about", "at")


def turn_out(one: Turn) -> dict[str, Any]:
    state = "dropped" if one.dropped_at else "taken" if one.taken_at else "waiting"
    return {"id": one.pk, "author": one.author.handle, "state": state} | taken(
        one, "text", "made_at"
    )
