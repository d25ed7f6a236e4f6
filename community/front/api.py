"""Search and catch-up for programs: what the pages of the whole house show."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.front.actions.tips import put_away
from community.front.reads.catch_up import latest
from community.front.reads.search import search
from community.front.reads.tips import tip
from community.front.tips import RULES
from community.machine import limiter
from community.members.requests import member
from groups.access import found

router = Router(tags=["front"])


class FoundOut(Schema):
    kind: str
    title: str
    url: str
    snippet: str
    when: datetime | None


class SearchOut(Schema):
    """Without ?kind= a few of each; with it a page of that kind. Of messages `older` is the next
    ?before=, null where nothing older was found."""

    found: list[FoundOut]
    older: int | None


class CatchUpLineOut(Schema):
    """kind: closing, to_me, price, meeting, mentor or lesson."""

    kind: str
    text: str
    url: str
    at: datetime


class TipOut(Schema):
    """At most one of a rule in a week; `text` in the caller's language."""

    rule: str
    text: str
    url: str


class CatchUpOut(Schema):
    since: datetime
    lines: list[CatchUpLineOut]


@router.get("/search", response=SearchOut)
def find(
    request: HttpRequest,
    q: str,
    kind: str = "",
    page: Annotated[int, Field(ge=1, le=1000)] = 1,
    before: Annotated[int | None, Field(ge=1, lt=2**63)] = None,
) -> dict[str, object]:
    limiter.spend("searches", member(request).pk, limit=60, seconds=60)
    shown = search(member(request), q.strip()[:100], kind, str(page), before)
    few = [hit for section in shown["sections"] for hit in section["hits"]]
    hits = shown["page"] if shown["kind"] else few
    found = [{**vars(hit), "snippet": str(hit.snippet)} for hit in hits]
    return {"found": found, "older": shown.get("older")}


@router.get("/me/tips", response=list[TipOut])
def tips(request: HttpRequest) -> list[dict[str, str]]:
    """One line or none, out of what this member did."""
    said = tip(member(request))
    return [{"rule": said.rule, "text": said.text, "url": said.url}] if said else []


@router.post("/me/tips/{slug:rule}/dismissal", response=list[TipOut])
def dismiss(request: HttpRequest, rule: str) -> list[dict[str, str]]:
    put_away(member(request), found(rule if rule in RULES else None))
    return tips(request)


@router.get("/catch-up", response=CatchUpOut)
def catch_up(request: HttpRequest) -> dict[str, object]:
    """Since this member left, or of the last day; six lines at most."""
    came = latest(member(request))
    lines = [
        {"kind": one.kind.name.lower(), "text": one.text, "url": one.url, "at": one.at}
        for one in came.lines
    ]
    return {"since": came.since, "lines": lines}
