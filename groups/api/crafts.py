"""Who can do what for programs: the same access and the same acts as the page."""

from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.requests import member
from groups import access, access_people, reads
from groups.actions import crafts as acts
from groups.models import Craft

router = Router(tags=["groups"])
SIZE = 20


class CraftIn(Schema):
    """Without a price it is free."""

    key: UUID
    what: str
    price: Decimal | None = None
    currency: str = "KES"


class DropIn(Schema):
    """`undo` puts a line back that was taken out."""

    undo: bool = False


class CraftOut(Schema):
    id: int
    by: str
    what: str
    price: str | None
    currency: str


class CraftFoundOut(CraftOut):
    """`notes`: what is on record of the jobs of whoever offers it, a line each."""

    notes: list[str]


@router.get("/groups/{slug:slug}/crafts", response=list[CraftFoundOut])
def crafts(
    request: HttpRequest,
    slug: str,
    words: Annotated[str, Field(max_length=100)] = "",
    page: Annotated[int, Field(ge=1, le=10_000)] = 1,
) -> list[dict[str, Any]]:
    """Whom you have met first; twenty on a page."""
    me = member(request)
    pages = Paginator(reads.crafts(me, access.group_of(me, slug), words), SIZE)
    rows = pages.page(page).object_list if page <= pages.num_pages else []
    return [craft_out(one) | {"notes": notes} for one, notes in reads.noted(me, rows)]


@router.post("/groups/{slug:slug}/crafts", response=CraftOut)
def offer(request: HttpRequest, slug: str, body: CraftIn) -> dict[str, Any]:
    group = access.group_of(member(request), slug)
    return craft_out(acts.offer(member(request), group, **body.dict()))


@router.post("/crafts/{int:pk}/dropping", response=CraftOut)
def drop(request: HttpRequest, pk: int, body: DropIn) -> dict[str, Any]:
    act = acts.put_back if body.undo else acts.drop
    return craft_out(act(member(request), access_people.craft_of(member(request), pk)))


def craft_out(one: Craft) -> dict[str, Any]:
    price = None if one.price is None else f"{one.price:.2f}"
    words = {"what": one.what, "price": price, "currency": one.currency}
    return {"id": one.pk, "by": one.author.handle} | words
