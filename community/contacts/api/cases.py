"""Complaints of many for programs: the same access and the same acts as the pages."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.contacts import access, reads
from community.contacts.actions import cases as acts
from community.contacts.actions.cases import Told
from community.contacts.letters import name
from community.contacts.models import Case, Voice
from community.members.requests import member
from groups.access import group_of

router = Router(tags=["contacts"])
Text = Annotated[str, Field(max_length=1000)]


class CaseIn(Schema):
    key: UUID
    about: Text
    what: Text
    until: date


class VoiceIn(Schema):
    """`named`: the name may stand beside it, here and in what is sent."""

    key: UUID
    line: Text
    happened_on: date
    amount: Annotated[Decimal | None, Field(max_digits=14, decimal_places=2)] = None
    currency: Annotated[str, Field(max_length=3)] = "KES"
    evidence: Text = ""
    named: bool = False

    def told(self) -> Told:
        return Told(*(getattr(self, name) for name in Told._fields))


class OutcomeIn(Schema):
    outcome: Text


class VoiceOut(Schema):
    id: int
    line: str
    happened_on: date
    amount: Decimal | None
    currency: str
    evidence: str
    by: str


class ComplaintOut(Schema):
    id: int
    about: str
    what: str
    until: date
    open: bool
    affected: int
    vouched: int
    outcome: str


class CaseWithVoices(ComplaintOut):
    voices: list[VoiceOut]


@router.get("/groups/{slug:slug}/complaints", response=list[ComplaintOut])
def cases(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    return [case_out(one) for one in reads.cases(group_of(member(request), slug))]


@router.post("/groups/{slug:slug}/complaints", response=CaseWithVoices)
def begin(request: HttpRequest, slug: str, body: CaseIn) -> dict[str, Any]:
    group = group_of(member(request), slug)
    made = acts.begin(member(request), group, body.key, body.about, body.what, body.until)
    return whole(request, made.pk)


@router.get("/complaints/{int:pk}", response=CaseWithVoices)
def case(request: HttpRequest, pk: int) -> dict[str, Any]:
    return whole(request, pk)


@router.post("/complaints/{int:pk}/voices", response=CaseWithVoices)
def join(request: HttpRequest, pk: int, body: VoiceIn) -> dict[str, Any]:
    acts.join(member(request), access.case_of(member(request), pk), body.key, body.told())
    return whole(request, pk)


@router.delete("/complaints/{int:pk}/voices", response=CaseWithVoices)
def withdraw(request: HttpRequest, pk: int) -> dict[str, Any]:
    acts.withdraw(member(request), access.case_of(member(request), pk))
    return whole(request, pk)


@router.post("/complaints/{int:pk}/closing", response=CaseWithVoices)
def close(request: HttpRequest, pk: int, body: OutcomeIn) -> dict[str, Any]:
    acts.close(member(request), access.case_ruled_by(member(request), pk), body.outcome)
    return whole(request, pk)


def whole(request: HttpRequest, pk: int) -> dict[str, Any]:
    one = access.case_of(member(request), pk)
    [counted] = reads.counted([one])
    return case_out(counted) | {"voices": [voice_out(said) for said in reads.voices(one)]}


def case_out(one: Case) -> dict[str, Any]:
    names = ("about", "what", "until", "outcome", "affected", "vouched")
    return {"id": one.pk, "open": one.is_open, **{word: getattr(one, word) for word in names}}


def voice_out(one: Voice) -> dict[str, Any]:
    words = {word: getattr(one, word) for word in Told._fields if word != "named"}
    return {"id": one.pk, "by": name(one), **words}
