"""Trust for programs: the same access and the same acts as the pages."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members import access, trust
from community.members.actions import handshakes, profiles, vouches
from community.members.handshaking import between
from community.members.models import Member, Vouch
from community.members.requests import KeyIn, member

router = Router(tags=["members"])


class DigitsIn(Schema):
    key: UUID
    digits: Annotated[str, Field(max_length=12)]


class VouchOut(Schema):
    """kind is met, traded or online."""

    id: int
    by: str
    member: str
    kind: str
    made_at: datetime
    ends_at: datetime
    standing: bool


class PathStepOut(Schema):
    member: str
    kind: str


class TrustOut(Schema):
    """`unseen` vouch too, but share no group with you; `path` leads from you to the member."""

    verified: bool
    vouched: int
    met: int
    since: datetime
    disputes: int
    vouches: list[VouchOut]
    unseen: int
    path: list[PathStepOut]


class ShownOut(Schema):
    """Six digits for this member alone, for ten minutes."""

    digits: str


class MetOut(Schema):
    """Whether both have entered the other's digits, so that each vouches for the other."""

    met: bool


class LowDataIn(Schema):
    """Whether you are sent fewer bytes, on all your devices."""

    low_data: bool


class MineOut(Schema):
    given: list[VouchOut]
    received: list[VouchOut]
    left: int


@router.get("/members/{slug:handle}/trust", response=TrustOut)
def shown(request: HttpRequest, handle: str) -> dict[str, Any]:
    me, other = member(request), access.member_known_to(member(request), handle)
    found = trust.shown(me, other)
    steps = [{"member": step.member.handle, "kind": step.kind} for step in found.path]
    given = [vouch_out(one, one.author, other) for one in found.vouches]
    return {**found.line._asdict(), "vouches": given, "unseen": found.unseen, "path": steps}


@router.post("/members/{slug:handle}/vouches", response=VouchOut)
def online(request: HttpRequest, handle: str, body: KeyIn) -> dict[str, Any]:
    me, other = member(request), access.member_known_to(member(request), handle)
    return vouch_out(vouches.online(me, other, body.key), me, other)


@router.post("/members/{slug:handle}/handshake", response=ShownOut)
def show(request: HttpRequest, handle: str, body: KeyIn) -> dict[str, Any]:
    other = access.member_known_to(member(request), handle)
    return {"digits": handshakes.show(member(request), other, body.key).digits}


@router.post("/members/{slug:handle}/handshake/entry", response=MetOut)
def enter(request: HttpRequest, handle: str, body: DigitsIn) -> dict[str, Any]:
    other = access.member_known_to(member(request), handle)
    handshakes.enter(member(request), other, body.key, body.digits)
    return {"met": between(member(request), other).is_met}


@router.get("/me/low-data", response=LowDataIn)
def low_data(request: HttpRequest) -> Member:
    return member(request)


@router.put("/me/low-data", response=LowDataIn)
def spare(request: HttpRequest, body: LowDataIn) -> Member:
    return profiles.spare(member(request), body.low_data)


@router.get("/me/vouches", response=MineOut)
def mine(request: HttpRequest) -> dict[str, Any]:
    me = member(request)
    found = trust.mine(me)
    return {
        "given": [vouch_out(one, me, one.member) for one in found.given],
        "received": [vouch_out(one, one.author, me) for one in found.received],
        "left": found.left,
    }


@router.post("/vouches/{int:pk}/withdrawal", response=VouchOut)
def take_back(request: HttpRequest, pk: int) -> dict[str, Any]:
    me = member(request)
    taken = vouches.take_back(me, access.vouch_of(me, pk))
    return vouch_out(taken, me, taken.member)


@router.post("/vouches/{int:pk}/renewal", response=VouchOut)
def renew(request: HttpRequest, pk: int, body: KeyIn) -> dict[str, Any]:
    me = member(request)
    fresh = vouches.renew(me, access.vouch_of(me, pk), body.key)
    return vouch_out(fresh, me, fresh.member)


def vouch_out(vouch: Vouch, by: Any, of: Member) -> dict[str, Any]:
    return {
        "id": vouch.pk,
        "by": by.handle,
        "member": of.handle,
        "kind": vouch.kind,
        "made_at": vouch.made_at,
        "ends_at": vouch.ends_at,
        "standing": vouch.is_standing,
    }
