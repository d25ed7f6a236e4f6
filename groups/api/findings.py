"""What stewards find of what was reported, and appeals against it, for programs."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.requests import member
from groups import access, reads
from groups.actions import appeals
from groups.actions import findings as acts
from groups.models import Opinion
from groups.models.finding import Outcome
from groups.reads.queue import Case

router = Router(tags=["safety"])

Said = Annotated[str, Field(max_length=2000)]


class KindOut(Schema):
    kind: str
    times: int


class SaidOut(Schema):
    by: str
    words: str


class CaseOut(Schema):
    """One thing and all open reports of it, with what it said when it was first reported. `heard`
    is what those who report it weigh, at most one each; `crowd`, many whom nobody vouches for."""

    noun: str
    subject: int
    about: str
    url: str
    evidence: str
    reports: int
    kinds: list[KindOut]
    said: list[SaidOut]
    heard: float
    crowd: bool


class FindingIn(Schema):
    """`days` out of the group, where it is `suspended`; `rule` is a line of its rules."""

    key: UUID
    noun: Annotated[str, Field(max_length=20)]
    subject: Annotated[int, Field(ge=1, lt=2**53)]
    outcome: Outcome
    reason: Said
    days: Annotated[int, Field(ge=1, le=90)] = 7
    rule: Annotated[str, Field(max_length=300)] = ""


class FindingAppealIn(Schema):
    key: UUID
    words: Said


class FindingOpinionIn(Schema):
    """`lifts`: whether the finding is lifted."""

    key: UUID
    lifts: bool
    reason: Said


class OpinionOut(Schema):
    by: str
    lifts: bool
    reason: str


class AppealOut(Schema):
    id: int
    words: str
    answered_at: datetime | None
    opinions: list[OpinionOut]


class FindingOut(Schema):
    """For the one it is about, the stewards of the group, and staff."""

    id: int
    group: str | None
    noun: str
    subject: int
    about: str
    by: str
    outcome: str
    days: int
    reason: str
    evidence: str
    made_at: datetime
    lifted_at: datetime | None
    may_appeal: bool
    may_judge: bool
    appeal: AppealOut | None


@router.get("/groups/{slug:slug}/cases", response=list[CaseOut])
def cases(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """What waits for this steward: nobody judges a report of themselves, nor one of their own."""
    group = access.group_stewarded_by(member(request), slug)
    return [case_out(case) for case in reads.cases(member(request), group)]


@router.post("/groups/{slug:slug}/findings", response=FindingOut)
def find(request: HttpRequest, slug: str, body: FindingIn) -> dict[str, Any]:
    group = access.group_stewarded_by(member(request), slug)
    return finding_out(request, acts.find(member(request), group, **dict(body)).pk)


@router.get("/cases", response=list[CaseOut])
def staff_cases(request: HttpRequest) -> list[dict[str, Any]]:
    """What no steward can judge, for staff."""
    access.staff_only(member(request))
    return [case_out(case) for case in reads.staff_cases(member(request))]


@router.post("/findings", response=FindingOut)
def staff_find(request: HttpRequest, body: FindingIn) -> dict[str, Any]:
    access.staff_only(member(request))
    return finding_out(request, acts.find(member(request), None, **dict(body)).pk)


@router.get("/findings/{int:pk}", response=FindingOut)
def finding(request: HttpRequest, pk: int) -> dict[str, Any]:
    return finding_out(request, pk)


@router.post("/findings/{int:pk}/appeal", response=FindingOut)
def appeal(request: HttpRequest, pk: int, body: FindingAppealIn) -> dict[str, Any]:
    found = access.finding_of(member(request), pk)
    appeals.appeal(member(request), found, body.key, body.words)
    return finding_out(request, pk)


@router.post("/appeals/{int:pk}/opinions", response=FindingOut)
def judge(request: HttpRequest, pk: int, body: FindingOpinionIn) -> dict[str, Any]:
    made = access.appeal_of(member(request), pk)
    appeals.judge(member(request), made, body.key, body.lifts, body.reason)
    return finding_out(request, made.finding_id)


def case_out(case: Case) -> dict[str, Any]:
    thing = {name: getattr(case.first, name) for name in ("noun", "subject", "url", "evidence")}
    kinds = [{"kind": kind, "times": times} for kind, times in case.kinds]
    words = [{"by": one.author.handle, "words": one.words} for one in case.reports if one.words]
    weight = {"heard": case.heard, "crowd": case.crowd, "reports": case.many}
    return {"about": case.first.about.handle, "kinds": kinds, "said": words, **thing, **weight}


def finding_out(request: HttpRequest, pk: int) -> dict[str, Any]:
    one = access.finding_of(member(request), pk)
    page = reads.finding(member(request), one)
    names = ("noun", "subject", "outcome", "days", "reason", "evidence", "made_at", "lifted_at")
    said = {name: getattr(one, name) for name in names}
    may = {name: page[name] for name in ("may_appeal", "may_judge")}
    who = {"about": one.about.handle, "by": one.author.handle}
    return {
        "id": pk,
        "group": one.group.slug if one.group else None,
        **who,
        **said,
        **may,
        "appeal": appeal_out(page),
    }


def appeal_out(page: dict[str, Any]) -> dict[str, Any] | None:
    made = page["made_appeal"]
    if made is None:
        return None
    heard = [opinion_out(one) for one in page["opinions"]]
    whole = {"id": made.pk, "words": made.words, "answered_at": made.answered_at}
    return {**whole, "opinions": heard}


def opinion_out(one: Opinion) -> dict[str, Any]:
    return {"by": one.author.handle, "lifts": one.lifts, "reason": one.reason}
