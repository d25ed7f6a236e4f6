"""One reported price with all that was said of it, and one's own word on it."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from community.members.requests import KeyIn, member
from pricing import access, reads
from pricing.actions import answers, corrections, disputes, quotes
from pricing.api.quotes import QuoteOut, quote_out
from pricing.api.words import Amount, Reason, UnitWords
from pricing.desk import access as seen
from pricing.desk import story

router = Router()


class QuoteAnswerIn(KeyIn):
    """What is left out stays as it was."""

    high: Amount | None = None
    quantity: Amount | None = None
    unit: UnitWords = ""
    sure: bool = False


class QuoteCorrectionIn(QuoteAnswerIn):
    price: Amount
    reason: Reason = ""


class DisputeIn(QuoteAnswerIn):
    """The price one saw, or a reason."""

    price: Amount | None = None
    reason: Annotated[str, Field(max_length=200)] = ""


class DisputeOut(Schema):
    """`other` is one's own price, where one was said."""

    id: int
    quote: int
    other: QuoteOut | None
    reason: str


class ToldOut(Schema):
    """`who` is the handle of one with whom the reader shares a board, else empty; `quote` another
    report, where the line is about one."""

    when: datetime
    what: str
    who: str
    quote: int | None
    price: Decimal | None
    reason: str
    before: str
    after: str


class StoryOut(QuoteOut):
    """State: counts, old, held, aside, kept, late, corrected or taken. Oldest line first."""

    state: str
    told: list[ToldOut]


@router.get("/quotes/{pk}", response=StoryOut)
def shown(request: HttpRequest, pk: int) -> dict[str, Any]:
    quote = seen.quote_of(member(request), pk)
    known = reads.colleagues(member(request), quote.cell)
    told = [told_out(line, known) for line in story.story(quote)]
    return quote_out(quote) | {"state": story.state(quote), "told": told}


@router.post("/quotes/{pk}/confirmation", response=QuoteOut)
def confirm(request: HttpRequest, pk: int, body: KeyIn) -> dict[str, Any]:
    """Saw the same price there today."""
    quote = access.seen_quote(member(request), pk)
    return quote_out(answers.confirm(member(request), body.key, quote))


@router.post("/quotes/{pk}/correction", response=QuoteOut)
def correct(request: HttpRequest, pk: int, body: QuoteCorrectionIn) -> dict[str, Any]:
    """One's own price, within a day."""
    quote = access.quote_of(member(request), pk)
    return quote_out(corrections.correct(member(request), quote=quote, **body.dict()))


@router.post("/quotes/{pk}/withdrawal", response={204: None})
def withdraw(request: HttpRequest, pk: int) -> Status[None]:
    quotes.withdraw(member(request), access.quote_of(member(request), pk))
    return Status(204, None)


@router.delete("/quotes/{pk}/withdrawal", response=QuoteOut)
def restore(request: HttpRequest, pk: int) -> dict[str, Any]:
    """Lets one's own price stand again."""
    quote = access.quote_of(member(request), pk)
    return quote_out(quotes.restore(member(request), quote))


@router.post("/quotes/{pk}/dispute", response=DisputeOut)
def dispute(request: HttpRequest, pk: int, body: DisputeIn) -> dict[str, Any]:
    quote = seen.quote_of(member(request), pk)
    made = disputes.dispute(member(request), quote=quote, **body.dict())
    other = quote_out(made.other) if made.other else None
    return {"id": made.pk, "quote": quote.pk, "other": other, "reason": made.reason}


@router.delete("/quotes/{pk}/dispute", response={204: None})
def take_back(request: HttpRequest, pk: int) -> Status[None]:
    """What one said of it."""
    quote = seen.quote_of(member(request), pk)
    disputes.withdraw(member(request), seen.dispute_of(member(request), quote))
    return Status(204, None)


def told_out(line: story.Line, known: set[int]) -> dict[str, Any]:
    names = ("when", "reason", "before", "after")
    words = {name: getattr(line, name) for name in names}
    words["who"] = line.who.handle if line.who and line.who.pk in known else ""
    other = {"quote": line.quote and line.quote.pk, "price": line.quote and line.quote.price}
    return words | other | {"what": str(line.what)}
