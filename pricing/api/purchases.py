"""The member's own book, for themselves alone."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from community.members.requests import member
from pricing import access, ledger
from pricing.actions import purchases
from pricing.api.words import Amount, Currency, UnitWords, Words
from pricing.ledger import Entry
from pricing.models.cell import Kind

router = Router()


class PurchaseIn(Schema):
    """What was paid for all of so many units."""

    key: UUID
    commodity: Words
    price: Amount
    quantity: Amount
    unit: UnitWords
    bought_on: date
    market: Words = ""
    kind: Kind = Kind.WHOLESALE
    currency: Currency = "KES"


class PurchaseOut(Schema):
    """share is per cent against what others paid there that month, where that is known."""

    commodity: str
    market: str
    kind: str
    currency: str
    price: Decimal
    quantity: Decimal
    unit: str
    per_base: Decimal
    base: str
    bought_on: date
    share: Decimal | None


@router.get("/purchases", response=list[PurchaseOut])
def listed(request: HttpRequest, month: date) -> list[dict[str, Any]]:
    """Of the month in which this day lies."""
    found = ledger.book(member(request), month.replace(day=1))
    return [entry_out(entry) for entry in found.entries]


@router.post("/purchases", response=PurchaseOut)
def keep(request: HttpRequest, body: PurchaseIn) -> dict[str, Any]:
    words = body.dict(exclude={"commodity", "market"})
    market = access.market(body.market) if body.market else None
    goods = access.commodity(body.commodity)
    kept = purchases.keep(member(request), commodity=goods, market=market, **words)
    return entry_out(Entry(kept, None))


def entry_out(entry: Entry) -> dict[str, Any]:
    one = entry.what
    names = ("kind", "currency", "price", "quantity", "per_base", "base", "bought_on")
    return {
        **{name: getattr(one, name) for name in names},
        "commodity": one.commodity.slug,
        "market": one.market.slug if one.market else "",
        "unit": one.written_unit,
        "share": entry.share,
    }
