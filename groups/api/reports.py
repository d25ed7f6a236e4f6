"""Saying that something is wrong, and hearing no more of somebody, for programs."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema

from community.members import reads as members
from community.members.access import blocked_by
from community.members.actions import blocks
from community.members.models import Block
from community.members.requests import member
from groups import access, reads
from groups.actions import reports as acts
from groups.models import Report
from groups.models.report import Kind
from groups.subjects import subject_of, unnamed

router = Router(tags=["safety"])

Page = Annotated[int, Field(ge=1, le=10_000)]


class ThingIn(Schema):
    """What is meant: message, member, quote, question … and its number."""

    key: UUID
    noun: Annotated[str, Field(max_length=20)]
    subject: Annotated[int, Field(ge=1, lt=2**53)]


class ReportIn(ThingIn):
    kind: Kind
    words: Annotated[str, Field(max_length=1000)] = ""


class ReportOut(Schema):
    """Who reported is nobody else's to know. `about` is null where the thing hides its author;
    `outcome` is empty, and `finding` null, until a steward answers."""

    id: int
    noun: str
    subject: int
    about: str | None
    kind: str
    words: str
    evidence: str
    made_at: datetime
    taken_back_at: datetime | None
    finding: int | None
    outcome: str
    reason: str


class BlockOut(Schema):
    member: str
    made_at: datetime


@router.get("/reports", response=list[ReportOut])
def mine(request: HttpRequest, page: Page = 1) -> list[dict[str, Any]]:
    """What I reported, the newest first; twenty on a page."""
    pages = Paginator(reads.reports_by(member(request)), 20)
    return reports_out(list(pages.page(page)) if page <= pages.num_pages else [])


@router.post("/reports", response=ReportOut)
def report(request: HttpRequest, body: ReportIn) -> dict[str, Any]:
    of = subject_of(member(request), body.noun, body.subject)
    return one_out(request, acts.report(member(request), of, body.key, body.kind, body.words).pk)


@router.get("/reports/{int:pk}", response=ReportOut)
def reported(request: HttpRequest, pk: int) -> dict[str, Any]:
    return one_out(request, pk)


@router.post("/reports/{int:pk}/withdrawal", response=ReportOut)
def take_back(request: HttpRequest, pk: int) -> dict[str, Any]:
    acts.take_back(member(request), access.report_by(member(request), pk))
    return one_out(request, pk)


@router.get("/blocks", response=list[BlockOut])
def blocked(request: HttpRequest) -> list[dict[str, Any]]:
    return [block_out(one) for one in members.blocks(member(request))]


@router.post("/blocks", response=BlockOut)
def block(request: HttpRequest, body: ThingIn) -> dict[str, Any]:
    """Whoever said or made this thing, or is it; they are not told."""
    of = subject_of(member(request), body.noun, body.subject)
    if of.hides:
        raise Http404
    return block_out(blocks.block(member(request), of.author, body.key))


@router.delete("/blocks/{slug:handle}", response=list[BlockOut])
def unblock(request: HttpRequest, handle: str) -> list[dict[str, Any]]:
    blocks.unblock(member(request), blocked_by(member(request), handle))
    return blocked(request)


def one_out(request: HttpRequest, pk: int) -> dict[str, Any]:
    return reports_out([access.report_by(member(request), pk)])[0]


def reports_out(rows: list[Report]) -> list[dict[str, Any]]:
    hidden = unnamed(rows)
    return [report_out(one, one.pk in hidden) for one in rows]


def report_out(one: Report, hides: bool) -> dict[str, Any]:
    names = ("noun", "subject", "kind", "words", "evidence", "made_at", "taken_back_at")
    said = {name: getattr(one, name) for name in names}
    found = one.finding
    came = {"outcome": found.outcome if found else "", "reason": found.reason if found else ""}
    about = None if hides else one.about.handle
    return {"id": one.pk, "about": about, "finding": one.finding_id, **said, **came}


def block_out(one: Block) -> dict[str, Any]:
    return {"member": one.member.handle, "made_at": one.made_at}
