"""The steward's desk of prices: what waits for a word, and a word on one report."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema

from community.members.requests import member
from pricing.actions import corrections, rulings
from pricing.api.answers import QuoteCorrectionIn
from pricing.api.quotes import QuoteOut, quote_out
from pricing.api.words import Reason
from pricing.desk import access, reads, story
from pricing.models import Alarm

router = Router()


class RulingIn(Schema):
    """Held: it counts no more. Kept: it counts, however far off. Rule: neither."""

    ruling: Literal["held", "kept", "rule"]
    reason: Reason


class RuledOut(QuoteOut):
    state: str


class AlarmOut(Schema):
    """So many new accounts said much the same of one price, far off what the others say."""

    cell: int
    day: date
    accounts: int
    said: Decimal


class DeskOut(Schema):
    held: list[QuoteOut]
    disputed: list[QuoteOut]
    ruled: list[RuledOut]
    alarms: list[AlarmOut]


@router.get("/groups/{slug}/desk", response=DeskOut)
def shown(request: HttpRequest, slug: str) -> dict[str, Any]:
    group = access.desk_of(member(request), slug)
    ruled = [quote_out(one) | {"state": word(one.ruling)} for one in reads.ruled(group)]
    return {
        "held": [quote_out(one) for one in reads.held(group)],
        "disputed": [quote_out(one) for one in reads.disputed(group)],
        "ruled": ruled,
        "alarms": [alarm_out(one) for one in reads.alarms(group)],
    }


@router.post("/groups/{slug}/desk/quotes/{pk}/ruling", response=RuledOut)
def rule(request: HttpRequest, slug: str, pk: int, body: RulingIn) -> dict[str, Any]:
    group = access.desk_of(member(request), slug)
    quote = access.quote_to_rule(member(request), group, pk)
    ruling = "" if body.ruling == "rule" else body.ruling
    rulings.rule(member(request), group, quote, ruling, body.reason)
    now = access.quote_on_desk(group, pk)
    return quote_out(now) | {"state": story.state(now)}


@router.post("/groups/{slug}/desk/quotes/{pk}/correction", response=QuoteOut)
def correct(request: HttpRequest, slug: str, pk: int, body: QuoteCorrectionIn) -> dict[str, Any]:
    """A member's price, with the reason, which its author is told."""
    group = access.desk_of(member(request), slug)
    quote = access.quote_to_correct(member(request), group, pk)
    return quote_out(corrections.correct(member(request), quote=quote, group=group, **body.dict()))


def word(ruling: str) -> str:
    return {"held": "aside", "kept": "kept"}[ruling]


def alarm_out(alarm: Alarm) -> dict[str, Any]:
    figures = {name: getattr(alarm, name) for name in ("day", "accounts", "said")}
    return figures | {"cell": alarm.cell_id}
