"""Buying together: what stewards do in a round, and what all may read once the seals are broken."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.requests import KeyIn, member
from groups.access import found
from pricing.actions import deliveries, invitations, orders, rounds
from pricing.api.quotes import moment
from pricing.api.rounds import RoundOut, round_out
from pricing.api.words import Amount, UnitWords, Words
from pricing.models import Invitation
from pricing.rounds import access, reads, unsealed

router = Router()


class RoundIn(Schema):
    """`line` is a cell of the group's board: it says what, in which market and money."""

    key: UUID
    group: Words
    line: Annotated[int, Field(ge=1, lt=2**63)]
    unit: UnitWords
    threshold: Amount
    closes_at: datetime
    delivery_on: date
    spot: Words = ""
    more_days: int = 2


class WhoIn(Schema):
    who: Annotated[str, Field(max_length=60)]


class InvitedOut(Schema):
    """Whom the stewards asked; whether they quoted is not said."""

    asked: list[str]


class DeliveryIn(KeyIn):
    quantity: Amount
    total: Amount


class ReasonIn(KeyIn):
    reason: Annotated[str, Field(max_length=300)]


class BreakOut(Schema):
    least: Decimal
    price: Decimal


class QuotedOut(Schema):
    """`price` is landed, for the quantity that counts; null where so few are not sold."""

    supplier: str
    breaks: list[BreakOut]
    transport: Decimal
    price: Decimal | None
    chosen: bool


class UnsealedOut(Schema):
    """Empty before the close, and for ever where the round was called off before it."""

    quotes: list[QuotedOut]
    saved: Decimal | None


@router.get("/rounds/{pk}/quotes", response=UnsealedOut)
def quotes(request: HttpRequest, pk: int) -> dict[str, Any]:
    round = access.round_of(member(request), pk)
    award = reads.award_of(round)
    table, saved = unsealed.table(round, award), unsealed.saved(round, award)
    shown = [quoted_out(one) for one in table.quoted] if table else []
    return {"quotes": shown, "saved": saved.amount if saved else None}


@router.post("/rounds", response=RoundOut)
def open_round(request: HttpRequest, body: RoundIn) -> dict[str, Any]:
    group = access.buying_group_stewarded_by(member(request), body.group)
    words = body.dict(exclude={"group", "line"}) | {"closes_at": moment(body.closes_at)}
    line = found(reads.line(group, str(body.line)))
    return seen(request, rounds.open_round(member(request), group, line=line, **words).pk)


@router.post("/rounds/{pk}/invitations", response=InvitedOut)
def invite(request: HttpRequest, pk: int, body: WhoIn) -> dict[str, list[str]]:
    round = access.round_stewarded_by(member(request), pk)
    invitations.invite(member(request), round, body.who)
    return {"asked": [named(one) for one in reads.invited(round)]}


@router.post("/rounds/{pk}/order", response=RoundOut)
def order(request: HttpRequest, pk: int, body: KeyIn) -> dict[str, Any]:
    """Of what is confirmed."""
    orders.order(member(request), access.round_stewarded_by(member(request), pk), body.key)
    return seen(request, pk)


@router.post("/rounds/{pk}/delivery", response=RoundOut)
def delivery(request: HttpRequest, pk: int, body: DeliveryIn) -> dict[str, Any]:
    """What came and what was paid for all of it; it goes on the board as a group order."""
    round = access.round_stewarded_by(member(request), pk)
    deliveries.deliver(member(request), round, **body.dict())
    return seen(request, pk)


@router.post("/rounds/{pk}/cancellation", response=RoundOut)
def cancellation(request: HttpRequest, pk: int, body: ReasonIn) -> dict[str, Any]:
    round = access.round_stewarded_by(member(request), pk)
    rounds.call_off(member(request), round, **body.dict())
    return seen(request, pk)


def seen(request: HttpRequest, pk: int) -> dict[str, Any]:
    return round_out(reads.seen(member(request), pk))


def named(invitation: Invitation) -> str:
    """As the steward wrote it: a phone stays a phone, whoever's it is."""
    return invitation.member.handle if invitation.member else invitation.phone


def quoted_out(one: unsealed.Quoted) -> dict[str, Any]:
    offer = one.offer
    names = {"supplier": offer.author.display_name, "transport": offer.transport}
    return names | {"breaks": list(offer.breaks.all()), "price": one.price, "chosen": one.chosen}
