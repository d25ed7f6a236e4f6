"""Coming in, for programs: invitations to pass on, who was written down, who asks."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema

from community.machine import limiter
from community.members.requests import member
from groups import access, reads
from groups.actions import enrolments, requests, tickets
from groups.actions.invitations import invite
from groups.models import Enrolment, Request, Ticket

router = Router(tags=["groups"])

Word = Annotated[str, Field(max_length=20)]
Few = Annotated[int, Field(ge=-1_000, le=1_000)]
GUESSES, WHILE = 60, 600


class TicketIn(Schema):
    """For so many people, in so many days."""

    key: UUID
    most: Few = 20
    days: Few = 7


class TicketOut(Schema):
    """`word` is what is passed on; whoever has it comes in."""

    id: int
    word: str
    most: int
    used: int
    ends_at: datetime
    revoked_at: datetime | None


class EnrolmentIn(Schema):
    key: UUID
    phone: Annotated[str, Field(max_length=40)]
    name: Annotated[str, Field(max_length=200)]
    language: Annotated[str, Field(pattern="^(en|sw)$")] = "sw"


class EnrolmentOut(Schema):
    """The number is not told again; nor, before they answer, whether it has an account."""

    id: int
    name: str
    lapses_at: datetime
    answered_at: datetime | None


class JoiningOut(Schema):
    id: int
    group: str
    by: str
    lapses_at: datetime


class InvitationIn(Schema):
    member: Annotated[str, Field(max_length=60)]


class InvitationOut(Schema):
    member: str


class RefusalIn(Schema):
    """Whoever asked is told why."""

    reason: Annotated[str, Field(max_length=300)]


class RequestOut(Schema):
    """`accepted` is null until a steward answers; `reason` is that of a no."""

    id: int
    member: str
    words: str
    accepted: bool | None
    reason: str


class InsideOut(Schema):
    group: str


@router.get("/groups/{slug:slug}/tickets", response=list[TicketOut])
def made(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    group = access.group_stewarded_by(member(request), slug)
    return [ticket_out(one, one.times) for one in reads.tickets(group)]


@router.post("/groups/{slug:slug}/tickets", response=TicketOut)
def make(request: HttpRequest, slug: str, body: TicketIn) -> dict[str, Any]:
    group = access.group_stewarded_by(member(request), slug)
    return shown(tickets.make(member(request), group, body.key, body.most, body.days))


@router.post("/tickets/{int:pk}/revocation", response=TicketOut)
def revoke(request: HttpRequest, pk: int) -> dict[str, Any]:
    tickets.revoke(member(request), access.ticket_stewarded_by(member(request), pk))
    return shown(access.ticket_stewarded_by(member(request), pk))


@router.post("/tickets/{slug:word}/admission", response=InsideOut)
def enter(request: HttpRequest, word: Word) -> dict[str, Any]:
    """A wrong word leads nowhere; guessing ends soon."""
    try:
        held = access.ticket_held(word)
    except Http404:
        limiter.spend("tickets.guessed", member(request).pk, GUESSES, WHILE)
        raise
    return {"group": tickets.enter(member(request), held).group.slug}


@router.get("/groups/{slug:slug}/enrolments", response=list[EnrolmentOut])
def written(request: HttpRequest, slug: str) -> list[Enrolment]:
    return reads.enrolments(access.group_stewarded_by(member(request), slug))


@router.post("/groups/{slug:slug}/enrolments", response=EnrolmentOut)
def enrol(request: HttpRequest, slug: str, body: EnrolmentIn) -> Enrolment:
    group = access.group_stewarded_by(member(request), slug)
    words = (body.phone, body.name, body.language)
    return enrolments.enrol(member(request), group, body.key, *words)


@router.get("/me/enrolments", response=list[JoiningOut])
def joining(request: HttpRequest) -> list[dict[str, Any]]:
    """Where a steward wrote my number down, and waits for my yes."""
    rows = reads.joining(member(request))
    said = {one.pk: {"group": one.group.slug, "by": one.author.handle} for one in rows}
    return [{"id": one.pk, "lapses_at": one.lapses_at, **said[one.pk]} for one in rows]


@router.post("/enrolments/{int:pk}/acceptance", response=InsideOut)
def accept(request: HttpRequest, pk: int) -> dict[str, Any]:
    one = access.enrolment_of(member(request), pk)
    return {"group": enrolments.accept(member(request), one).group.slug}


@router.post("/enrolments/{int:pk}/refusal", response=list[JoiningOut])
def decline(request: HttpRequest, pk: int) -> list[dict[str, Any]]:
    one = access.enrolment_of(member(request), pk)
    enrolments.decline(one.phone, one)
    return joining(request)


@router.post("/groups/{slug:slug}/invitations", response=InvitationOut)
def open_door(request: HttpRequest, slug: str, body: InvitationIn) -> dict[str, Any]:
    """To one member, who decides whether to come in; twice is one."""
    group = access.group_stewarded_by(member(request), slug)
    return {"member": invite(member(request), group, body.member).member.handle}


@router.get("/groups/{slug:slug}/requests", response=list[RequestOut])
def asking(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    group = access.group_stewarded_by(member(request), slug)
    return [request_out(one) for one in reads.asking(group)]


@router.post("/requests/{int:pk}/acceptance", response=RequestOut)
def let_in(request: HttpRequest, pk: int) -> dict[str, Any]:
    requests.accept(member(request), access.request_stewarded_by(member(request), pk))
    return request_out(access.request_stewarded_by(member(request), pk))


@router.post("/requests/{int:pk}/refusal", response=RequestOut)
def turn_away(request: HttpRequest, pk: int, body: RefusalIn) -> dict[str, Any]:
    one = access.request_stewarded_by(member(request), pk)
    requests.refuse(member(request), one, body.reason)
    return request_out(access.request_stewarded_by(member(request), pk))


def shown(one: Ticket) -> dict[str, Any]:
    return ticket_out(one, one.admissions.count())


def ticket_out(one: Ticket, used: int) -> dict[str, Any]:
    ends = {"ends_at": one.ends_at, "revoked_at": one.revoked_at}
    return {"id": one.pk, "word": one.slug, "most": one.most, "used": used, **ends}


def request_out(one: Request) -> dict[str, Any]:
    accepted = one.accepted if one.answered_at else None
    said = {"words": one.words, "accepted": accepted, "reason": one.reason}
    return {"id": one.pk, "member": one.member.handle, **said}
