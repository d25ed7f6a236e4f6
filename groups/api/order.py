"""What stewards do, for programs: the same access and the same acts as the pages."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.models import Deed
from community.members.requests import member
from groups import access, reads
from groups.actions import moves, paces, pins, summaries
from groups.actions.moves import MOST
from groups.models import Room

router = Router(tags=["groups"])

Page = Annotated[int, Field(ge=1, le=10_000)]
Pk = Annotated[int, Field(ge=1, lt=2**63)]


class PinIn(Schema):
    """`instead` lets the oldest of three pins give way; `ending` takes this one off."""

    key: UUID
    instead: bool = False
    ending: bool = False


class PaceIn(Schema):
    """One message of each member in so many minutes: 1, 5, 15 or 60; 0 frees the room."""

    minutes: int
    reason: str = ""


class SummaryIn(Schema):
    key: UUID
    text: str


class MoveIn(Schema):
    """Messages of this room, to another of the same group."""

    key: UUID
    messages: Annotated[list[Pk], Field(max_length=MOST)]
    to: Pk
    reason: str
    answers: bool = True


class OrderOut(Schema):
    """How a room stands: the numbers of what is pinned, its pace, the summary that closed it."""

    room: int
    pins: list[int]
    pace: int | None
    summary: str | None


class MoveOut(Schema):
    messages: list[int]
    room: int
    to: int


class DeedOut(Schema):
    """`by` is null where a rule did it."""

    verb: str
    by: str | None
    member: str | None
    subject: int
    before: str
    after: str
    reason: str
    made_at: datetime


@router.get("/groups/{slug:slug}/book", response=list[DeedOut])
def book(request: HttpRequest, slug: str, page: Page = 1) -> list[dict[str, Any]]:
    """Newest first, thirty on a page."""
    pages = Paginator(reads.book(access.group_of(member(request), slug)), 30)
    found = pages.page(page).object_list if page <= pages.num_pages else []
    return [deed_out(deed) for deed in found]


@router.get("/rooms/{int:pk}/order", response=OrderOut)
def order(request: HttpRequest, pk: int) -> dict[str, Any]:
    return order_out(access.room_of(member(request), pk))


@router.post("/messages/{int:pk}/pin", response=OrderOut)
def pin(request: HttpRequest, pk: int, body: PinIn) -> dict[str, Any]:
    one = access.message_stewarded_by(member(request), pk)
    if body.ending:
        pins.unpin(member(request), one)
    else:
        pins.pin(member(request), one, body.key, body.instead)
    return order_out(one.room)


@router.put("/rooms/{int:pk}/pace", response=OrderOut)
def pace(request: HttpRequest, pk: int, body: PaceIn) -> dict[str, Any]:
    room = access.room_stewarded_by(member(request), pk)
    return order_out(paces.slow(member(request), room, body.minutes, body.reason))


@router.post("/rooms/{int:pk}/summary", response=OrderOut)
def close(request: HttpRequest, pk: int, body: SummaryIn) -> dict[str, Any]:
    room = access.room_stewarded_by(member(request), pk)
    summaries.close(member(request), room, body.key, body.text)
    return order_out(room)


@router.delete("/rooms/{int:pk}/summary", response=OrderOut)
def reopen(request: HttpRequest, pk: int) -> dict[str, Any]:
    room = access.room_stewarded_by(member(request), pk)
    summaries.reopen(member(request), room)
    return order_out(room)


@router.post("/rooms/{int:pk}/moves", response=MoveOut)
def move(request: HttpRequest, pk: int, body: MoveIn) -> dict[str, Any]:
    room = access.room_stewarded_by(member(request), pk)
    words = (body.key, body.messages, body.to, body.reason, body.answers)
    made = moves.move(member(request), room, *words)
    gone = list(made.messages.order_by("pk").values_list("pk", flat=True))
    return {"messages": gone, "room": made.room_id, "to": made.to_id}


def order_out(room: Room) -> dict[str, Any]:
    now = Room.objects.select_related("summary").get(pk=room.pk)
    pinned = [one.pk for one in reads.top(now).pins]
    text = now.summary.text if now.summary else None
    return {"room": now.pk, "pins": pinned, "pace": now.pace, "summary": text}


def deed_out(deed: Deed) -> dict[str, Any]:
    names = ("verb", "subject", "before", "after", "reason", "made_at")
    by = deed.by.handle if deed.by else None
    who = deed.member.handle if deed.member else None
    return {name: getattr(deed, name) for name in names} | {"by": by, "member": who}
