"""Warnings of a place for programs: the same access and the same acts as the pages."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.alerts import access, reads
from community.alerts.actions import alerts as acts
from community.alerts.actions.alerts import Says
from community.alerts.models import Alert
from community.members.requests import member
from community.sectors.models import Place
from groups.access import found

router = Router(tags=["alerts"])
Text = Annotated[str, Field(max_length=1000)]


class AlertIn(Schema):
    """`sort`: flood, road, raid, thieves, fire, cheats or other. `place` by its short name."""

    key: UUID
    place: Annotated[str, Field(max_length=60)]
    sort: Annotated[str, Field(max_length=20)]
    spot: Text = ""
    text: Text = ""
    hours: Annotated[int, Field(ge=-1000, le=1000)] = 6


class EchoIn(Schema):
    key: UUID
    confirms: bool


class TakenBackIn(Schema):
    """`undo` puts a warning back that was taken back."""

    undo: bool = False


class PlaceAlertOut(Schema):
    """`here`: at a place you named; else `by` is empty. `mine`: what you said of it.
    `state`: new, sure, hidden or over."""

    id: int
    place: str
    sort: str
    spot: str
    text: str
    by: str
    ends_at: datetime
    yes: int
    no: int
    here: bool
    mine: bool | None
    state: str


@router.get("/alerts", response=list[PlaceAlertOut])
def alerts(request: HttpRequest) -> list[dict[str, Any]]:
    """Those of your places first, then what is sure elsewhere."""
    found = reads.alerts(member(request))
    return [alert_out(one) for one in [*found.here, *found.elsewhere]]


@router.post("/alerts", response=PlaceAlertOut)
def warn(request: HttpRequest, body: AlertIn) -> dict[str, Any]:
    place = found(Place.objects.filter(slug=body.place).first())
    says = Says(body.sort, body.spot, body.text, body.hours)
    return whole(request, acts.warn(member(request), body.key, place, says).pk)


@router.get("/alerts/{int:pk}", response=PlaceAlertOut)
def alert(request: HttpRequest, pk: int) -> dict[str, Any]:
    return whole(request, access.alert_of(member(request), pk).pk)


@router.post("/alerts/{int:pk}/echoes", response=PlaceAlertOut)
def echo(request: HttpRequest, pk: int, body: EchoIn) -> dict[str, Any]:
    """Whether it is so, by one who is there; another word takes its place."""
    one = access.alert_of(member(request), pk)
    acts.echo(member(request), one, body.key, body.confirms)
    return whole(request, pk)


@router.post("/alerts/{int:pk}/withdrawal", response=PlaceAlertOut)
def withdraw(request: HttpRequest, pk: int, body: TakenBackIn) -> dict[str, Any]:
    one = access.alert_by(member(request), pk)
    act = acts.put_back if body.undo else acts.withdraw
    act(member(request), one)
    return whole(request, pk)


def whole(request: HttpRequest, pk: int) -> dict[str, Any]:
    return alert_out(reads.alert(member(request), pk))


def alert_out(one: Alert) -> dict[str, Any]:
    names = ("sort", "spot", "text", "ends_at", "yes", "no", "here", "mine")
    words = {name: getattr(one, name) for name in names}
    who = {"place": one.place.slug, "by": one.author.handle if one.here else ""}
    return {"id": one.pk, "state": state(one)} | words | who


def state(one: Alert) -> str:
    if one.is_over:
        return "over"
    if one.hidden_at:
        return "hidden"
    return "sure" if one.sure_at else "new"
