"""Saying whether it is still them, for programs: those who met them, stewards, and staff."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members import freezing
from community.members.access import freeze_for_staff, met_by
from community.members.actions import freezes as witnesses
from community.members.models import Freeze
from community.members.requests import member
from groups import access, reads
from groups.actions import freezes as stewards
from groups.models import Group

router = Router(tags=["safety"])


class FreezeWordIn(Schema):
    key: UUID
    is_them: bool


class FreezeReasonIn(Schema):
    reason: Annotated[str, Field(max_length=2000)]


class WordOut(Schema):
    by: str
    is_them: bool


class StateOut(Schema):
    """Whether badges rest. On a phone of before one says oneself that it is; that is by page."""

    frozen: bool


class FreezeOut(Schema):
    """why is device, number or parted."""

    id: int
    member: str
    why: str
    began_at: datetime
    said: list[WordOut]


@router.get("/me/freeze", response=StateOut)
def mine(request: HttpRequest) -> dict[str, bool]:
    return {"frozen": freezing.lasting(member(request)) is not None}


@router.post("/members/{slug:handle}/confirmation", response=StateOut)
def confirm(request: HttpRequest, handle: str, body: FreezeWordIn) -> dict[str, bool]:
    """By one who met them before; two such words, and all is as it was."""
    other = met_by(member(request), handle)
    witnesses.confirm(member(request), other, body.key, body.is_them)
    return {"frozen": freezing.lasting(other) is not None}


@router.get("/groups/{slug:slug}/freezes", response=list[FreezeOut])
def waiting(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    group = access.group_stewarded_by(member(request), slug)
    return [freeze_out(one) for one in reads.freezes(member(request), group)]


@router.post("/groups/{slug:slug}/freezes/{int:pk}/confirmation", response=StateOut)
def vouch_for(request: HttpRequest, slug: str, pk: int, body: FreezeReasonIn) -> dict[str, bool]:
    group = access.group_stewarded_by(member(request), slug)
    return lifted(request, group, access.freeze_stewarded_by(member(request), group, pk), body)


@router.get("/freezes", response=list[FreezeOut])
def staff_waiting(request: HttpRequest) -> list[dict[str, Any]]:
    access.staff_only(member(request))
    return [freeze_out(one) for one in reads.staff_freezes(member(request))]


@router.post("/freezes/{int:pk}/confirmation", response=StateOut)
def staff_vouch_for(request: HttpRequest, pk: int, body: FreezeReasonIn) -> dict[str, bool]:
    access.staff_only(member(request))
    return lifted(request, None, freeze_for_staff(member(request), pk), body)


def lifted(
    request: HttpRequest, group: Group | None, one: Freeze, body: FreezeReasonIn
) -> dict[str, bool]:
    stewards.confirm(member(request), group, one, body.reason)
    return {"frozen": freezing.lasting(one.member) is not None}


def freeze_out(one: Freeze) -> dict[str, Any]:
    words = [
        {"by": word.author.handle, "is_them": word.is_them} for word in one.confirmations.all()
    ]
    facts = {"why": one.why, "began_at": one.began_at, "said": words}
    return {"id": one.pk, "member": one.member.handle, **facts}
