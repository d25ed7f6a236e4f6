"""Deals for programs: the same access and the same acts as the pages."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.deals import access, reads, wording
from community.deals.actions import deals, results, terms, witnesses
from community.deals.models import Deal, Terms
from community.deals.wording import Promise
from community.members.access import member_known_to
from community.members.requests import KeyIn, member

router = Router(tags=["deals"])

Amount = Annotated[Decimal, Field(ge=0, le=10**12)]
Handle = Annotated[str, Field(max_length=60)]


class TermsIn(Schema):
    """`price` is for all of it; `deposit` is the part of it that is paid before."""

    key: UUID
    what: str
    quantity: Amount
    price: Amount
    currency: str = "KES"
    deposit: Amount = Decimal(0)
    due_on: date
    place: str


class DealIn(TermsIn):
    """With whom; `selling` where the one who writes it sells."""

    member: Handle
    selling: bool


class DealResultIn(Schema):
    key: UUID
    done: bool
    words: str = ""


class WitnessIn(Schema):
    key: UUID
    member: Handle


class TermsOut(Schema):
    id: int
    by: str
    what: str
    quantity: Decimal
    price: Decimal
    currency: str
    deposit: Decimal
    due_on: date
    place: str
    calls_off: bool


class DealOut(Schema):
    """`asked` is what one of the two proposed and the other has not answered."""

    id: int
    seller: str
    buyer: str
    terms: TermsOut
    asked: TermsOut | None
    agreed_at: datetime | None
    ended_at: datetime | None
    ending: str


@router.get("/deals", response=list[DealOut])
def running(request: HttpRequest) -> list[dict[str, Any]]:
    """The open ones, those that wait for the reader first."""
    return [deal_out(row.deal, row.asked) for row in reads.running(member(request))]


@router.get("/deals/{int:pk}", response=DealOut)
def deal(request: HttpRequest, pk: int) -> dict[str, Any]:
    return shown(request, pk)


@router.post("/deals", response=DealOut)
def draft(request: HttpRequest, body: DealIn) -> dict[str, Any]:
    other = member_known_to(member(request), body.member)
    made = deals.draft(member(request), other, body.key, body.selling, promise(body))
    return shown(request, made.pk)


@router.post("/deals/{int:pk}/terms", response=DealOut)
def propose(request: HttpRequest, pk: int, body: TermsIn) -> dict[str, Any]:
    one = access.deal_of(member(request), pk)
    terms.propose(member(request), one, body.key, promise(body))
    return shown(request, pk)


@router.post("/deals/{int:pk}/calling-off", response=DealOut)
def call_off(request: HttpRequest, pk: int, body: KeyIn) -> dict[str, Any]:
    terms.call_off(member(request), access.deal_of(member(request), pk), body.key)
    return shown(request, pk)


@router.post("/terms/{int:pk}/agreement", response=DealOut)
def agree(request: HttpRequest, pk: int) -> dict[str, Any]:
    made = terms.agree(member(request), access.terms_of(member(request), pk))
    return shown(request, made.pk)


@router.post("/terms/{int:pk}/refusal", response=DealOut)
def refuse(request: HttpRequest, pk: int) -> dict[str, Any]:
    made = terms.refuse(member(request), access.terms_of(member(request), pk))
    return shown(request, made.pk)


@router.post("/terms/{int:pk}/withdrawal", response=DealOut)
def take_back(request: HttpRequest, pk: int) -> dict[str, Any]:
    made = terms.take_back(member(request), access.terms_of(member(request), pk))
    return shown(request, made.pk)


@router.post("/deals/{int:pk}/results", response=DealOut)
def report(request: HttpRequest, pk: int, body: DealResultIn) -> dict[str, Any]:
    one = access.deal_of(member(request), pk)
    results.report(member(request), one, body.key, body.done, body.words)
    return shown(request, pk)


@router.post("/deals/{int:pk}/witnesses", response=DealOut)
def ask(request: HttpRequest, pk: int, body: WitnessIn) -> dict[str, Any]:
    one = access.deal_of(member(request), pk)
    witnesses.ask(member(request), one, body.key, body.member)
    return shown(request, pk)


def promise(body: TermsIn) -> Promise:
    return Promise(*(getattr(body, name) for name in Promise._fields))


def shown(request: HttpRequest, pk: int) -> dict[str, Any]:
    """The deal as it is now."""
    one = access.deal_of(member(request), pk)
    return deal_out(one, reads.proposals([one]).first())


def deal_out(one: Deal, asked: Terms | None) -> dict[str, Any]:
    names = ("agreed_at", "ended_at", "ending")
    sides = {"seller": one.seller.handle, "buyer": one.buyer.handle}
    said = {"terms": terms_out(one.promised), "asked": terms_out(asked) if asked else None}
    return {"id": one.pk, **sides, **said, **{name: getattr(one, name) for name in names}}


def terms_out(said: Terms) -> dict[str, Any]:
    words = {"id": said.pk, "by": said.author.handle, "calls_off": said.calls_off}
    return words | wording.of(said)._asdict()
