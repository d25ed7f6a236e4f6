"""A newcomer's buddy for programs: the same access and the same acts as the pages."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.requests import member
from groups import access, access_people, reads
from groups.actions import buddies as acts
from groups.models import Buddy

router = Router(tags=["groups"])


class BuddyIn(Schema):
    key: UUID
    handle: Annotated[str, Field(max_length=100)]


class BuddyOut(Schema):
    """`ended`: before its time, by one of the two or a steward."""

    id: int
    newcomer: str
    helper: str
    until: datetime
    ended: bool


@router.get("/groups/{slug:slug}/buddies", response=list[BuddyOut])
def buddies(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """Who is beside this member, and beside whom they are."""
    me = member(request)
    return [buddy_out(one) for one in reads.buddies(me, access.group_of(me, slug))]


@router.post("/groups/{slug:slug}/people/{slug:handle}/buddy", response=BuddyOut)
def give(request: HttpRequest, slug: str, handle: str, body: BuddyIn) -> dict[str, Any]:
    newcomer = access.membership_stewarded_by(member(request), slug, handle)
    return buddy_out(acts.give(member(request), newcomer, body.key, body.handle))


@router.post("/buddies/{int:pk}/end", response=BuddyOut)
def end(request: HttpRequest, pk: int) -> dict[str, Any]:
    return buddy_out(acts.end(member(request), access_people.buddy_of(member(request), pk)))


def buddy_out(one: Buddy) -> dict[str, Any]:
    two = {"newcomer": one.newcomer.member.handle, "helper": one.helper.member.handle}
    return {"id": one.pk, "until": one.ends_at, "ended": one.ended_at is not None} | two
