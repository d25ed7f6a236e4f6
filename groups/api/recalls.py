"""Votes on stewards, for programs: the same access and the same acts as the pages."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from community.members.requests import KeyIn, member
from groups import access, reads
from groups.actions import recalls as acts

router = Router(tags=["groups"])


class PetitionIn(Schema):
    key: UUID
    reason: str


class PaperIn(Schema):
    """`ends`: whether the office is to end. A secret vote cannot be changed."""

    key: UUID
    ends: bool


class StewardOut(Schema):
    """In office `until` then; `acting`: only until another is found."""

    handle: str
    until: datetime | None
    acting: bool


class RecallOut(Schema):
    """Of a petition `signatures` of `needed`; `yes` and `no` only when the vote is over. `term`:
    nobody asked for it, the year of the steward is nearly over."""

    id: int
    steward: str
    reason: str
    vote: bool
    term: bool
    signatures: int
    needed: int
    electors: int
    closes_at: datetime
    result: str
    yes: int
    no: int
    voted: bool


@router.get("/groups/{slug:slug}/stewards", response=list[StewardOut])
def stewards(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    found = reads.stewards(access.group_of(member(request), slug))
    return [
        {"handle": one.member.handle, "until": one.term_ends_at, "acting": one.acting}
        for one in found
    ]


@router.post("/groups/{slug:slug}/stewards/{slug:handle}/recall", response=RecallOut)
def petition(request: HttpRequest, slug: str, handle: str, body: PetitionIn) -> dict[str, Any]:
    group = access.group_of(member(request), slug)
    steward = access.found(group.stewards().filter(handle=handle).first())
    made = acts.petition(member(request), group, steward, body.key, body.reason)
    return recall_out(request, made.pk)


@router.get("/recalls/{int:pk}", response=RecallOut)
def recall(request: HttpRequest, pk: int) -> dict[str, Any]:
    return recall_out(request, pk)


@router.post("/recalls/{int:pk}/signatures", response=RecallOut)
def sign(request: HttpRequest, pk: int, body: KeyIn) -> dict[str, Any]:
    acts.sign(member(request), access.recall_of(member(request), pk), body.key)
    return recall_out(request, pk)


@router.post("/recalls/{int:pk}/papers", response=RecallOut)
def vote(request: HttpRequest, pk: int, body: PaperIn) -> dict[str, Any]:
    acts.vote(member(request), access.recall_of(member(request), pk), body.key, body.ends)
    return recall_out(request, pk)


def recall_out(request: HttpRequest, pk: int) -> dict[str, Any]:
    page = reads.recall(member(request), access.recall_of(member(request), pk))
    one = page["recall"]
    names = ("reason", "term", "needed", "closes_at", "result", "yes", "no")
    shown = {name: getattr(one, name) for name in names}
    counts = {name: page[name] for name in ("signatures", "electors", "voted")}
    return {"id": pk, "steward": one.steward.handle, "vote": one.is_vote} | shown | counts
