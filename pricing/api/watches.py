"""Prices the member is told of."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from community.members.requests import member
from pricing import access, reads
from pricing.actions import watches
from pricing.api.words import Amount, UnitWords
from pricing.models import Watch

router = Router()


class WatchIn(Schema):
    """Below so much for this unit, or moved by so many per cent."""

    key: UUID
    cell: int
    below: Amount | None = None
    unit: UnitWords = ""
    moved: Amount | None = None


class AlertOut(Schema):
    day: date
    middle: Decimal


class WatchOut(Schema):
    id: int
    cell: int
    below: Decimal | None
    unit: str
    moved: Decimal | None
    stands: bool
    told: list[AlertOut]


@router.get("/watches", response=list[WatchOut])
def listed(request: HttpRequest) -> list[dict[str, Any]]:
    """One's own, each with the last days on which it told something."""
    mine: list[Any] = list(reads.watches(member(request))[:200])
    return [watch_out(one, one.told) for one in mine]


@router.post("/watches", response=WatchOut)
def begin(request: HttpRequest, body: WatchIn) -> dict[str, Any]:
    cell = access.cell(member(request), body.cell)
    return watch_out(watches.begin(member(request), cell=cell, **body.dict(exclude={"cell"})), [])


@router.post("/watches/{pk}/stop", response=WatchOut)
def stop(request: HttpRequest, pk: int) -> dict[str, Any]:
    return watch_out(watches.stop(member(request), access.watch_of(member(request), pk)), [])


def watch_out(watch: Watch, told: Any) -> dict[str, Any]:
    names = ("id", "below", "unit", "moved")
    figures = {name: getattr(watch, name) for name in names}
    alerts = [{"day": alert.day, "middle": alert.middle} for alert in told]
    return figures | {"cell": watch.cell_id, "stands": watch.stopped_at is None, "told": alerts}
