"""Claims and hearings for programs: the same access and the same acts as the pages."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.deals import access, reads
from community.deals.actions import claims, hearings, lookups
from community.deals.actions.claims import Owed
from community.deals.api.feedback import (
    FeedbackAppealIn,
    FeedbackOut,
    FeedbackWordsIn,
    Words,
    feedback_out,
)
from community.deals.models import Claim, Hearing
from community.members.models import Member
from community.members.requests import member

router = Router(tags=["deals"])

Phone = Annotated[str, Field(max_length=40)]


class LookupIn(Schema):
    key: UUID
    phone: Phone


class ClaimFoundOut(Schema):
    kind: str
    amount: Decimal
    currency: str
    settled_at: datetime


class LookupOut(Schema):
    """What was found against a number and stands, without names; `left` may be asked today."""

    found: list[ClaimFoundOut]
    left: int


class OwedIn(Schema):
    """Of what is owed, how much; other harm has no amount."""

    key: UUID
    kind: Literal["owed", "absent", "abuse", "false"] = "owed"
    what: str
    amount: Annotated[Decimal, Field(ge=0, le=10**12)] = Decimal(0)
    currency: str = "KES"
    due_on: date


class ClaimIn(OwedIn):
    phone: Phone


class ClaimOut(Schema):
    """Whose number it is about is told to nobody, nor whether it has an account."""

    id: int
    by: str
    kind: str
    what: str
    amount: Decimal
    currency: str
    due_on: date
    reply: str
    outcome: str
    settled_at: datetime | None
    withdrawn_at: datetime | None
    lifted_at: datetime | None
    paid_at: datetime | None


class HearingOut(Schema):
    """`choices` are what one may find; `found` is what the reader found."""

    id: int
    appeal: bool
    words: str
    claim: ClaimOut | None
    feedback: FeedbackOut | None
    choices: list[str]
    found: str | None
    settled_at: datetime | None


class VerdictIn(Schema):
    key: UUID
    says: Annotated[str, Field(max_length=8)]
    reason: Words


@router.post("/lookups", response=LookupOut)
def look(request: HttpRequest, body: LookupIn) -> dict[str, Any]:
    """Check a number before you work for it."""
    asked = lookups.look(member(request), body.key, body.phone)
    return {"found": reads.found(asked), "left": lookups.left(member(request))}


@router.get("/claims", response=list[ClaimOut])
def mine(request: HttpRequest) -> list[dict[str, Any]]:
    """Those I made, then those about me; the newest first."""
    found = reads.register(member(request))
    return [claim_out(one) for one, _state in [*found["mine"], *found["about"]]]


@router.post("/claims", response=ClaimOut)
def claim(request: HttpRequest, body: ClaimIn) -> dict[str, Any]:
    made = claims.claim(member(request), body.key, body.phone, owed(body))
    return shown(request, made.pk)


@router.post("/deals/{int:pk}/claims", response=ClaimOut)
def claim_of_deal(request: HttpRequest, pk: int, body: OwedIn) -> dict[str, Any]:
    deal = access.deal_of(member(request), pk)
    made = claims.claim_of_deal(member(request), body.key, deal, owed(body))
    return shown(request, made.pk)


@router.get("/claims/{int:pk}", response=ClaimOut)
def shown(request: HttpRequest, pk: int) -> dict[str, Any]:
    return claim_out(access.claim_of(member(request), pk))


@router.post("/claims/{int:pk}/reply", response=ClaimOut)
def reply(request: HttpRequest, pk: int, body: FeedbackWordsIn) -> dict[str, Any]:
    one = access.claim_of(member(request), pk)
    return claim_out(claims.reply(member(request), one, body.words))


@router.post("/claims/{int:pk}/withdrawal", response=ClaimOut)
def withdraw(request: HttpRequest, pk: int) -> dict[str, Any]:
    return claim_out(claims.withdraw(member(request), access.claim_of(member(request), pk)))


@router.post("/claims/{int:pk}/appeal", response=ClaimOut)
def appeal(request: HttpRequest, pk: int, body: FeedbackAppealIn) -> dict[str, Any]:
    one = access.claim_of(member(request), pk)
    hearings.appeal(member(request), one, body.key, body.words)
    return shown(request, pk)


@router.get("/hearings", response=list[HearingOut])
def waiting(request: HttpRequest) -> list[dict[str, Any]]:
    """What waits for the reader to judge, the oldest first."""
    me = member(request)
    return [hearing_out(me, one) for one in reads.hearings(me)]


@router.get("/hearings/{int:pk}", response=HearingOut)
def hearing(request: HttpRequest, pk: int) -> dict[str, Any]:
    return hearing_out(member(request), access.hearing_of(member(request), pk))


@router.post("/hearings/{int:pk}/verdicts", response=HearingOut)
def judge(request: HttpRequest, pk: int, body: VerdictIn) -> dict[str, Any]:
    one = access.hearing_of(member(request), pk)
    hearings.judge(member(request), one, body.key, body.says, body.reason)
    return hearing(request, pk)


def owed(body: OwedIn) -> Owed:
    return Owed(*(getattr(body, name) for name in Owed._fields))


def claim_out(one: Claim) -> dict[str, Any]:
    names = [name for name in ClaimOut.model_fields if name not in {"id", "by"}]
    return {"id": one.pk, "by": one.author.handle} | {name: getattr(one, name) for name in names}


def hearing_out(reader: Member, one: Hearing) -> dict[str, Any]:
    mine = one.verdicts.filter(author=reader).first()
    return {
        "id": one.pk,
        "appeal": one.appeal,
        "words": one.words,
        "claim": claim_out(one.claim) if one.claim else None,
        "feedback": feedback_out(one.feedback) if one.feedback else None,
        "choices": [says for says, _label in hearings.choices(one)],
        "found": mine.says if mine else None,
        "settled_at": one.settled_at,
    }
