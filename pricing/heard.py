"""Quotes as the estimate hears them: whose voice each is, and what their word weighs."""

from collections.abc import Iterable

from django.utils import timezone

from community.members import voice
from community.members.models import Member
from pricing.models import Quote
from pricing.models.quote import Ruling
from pricing.voices import Report

FULL_STANDING = 1.0
# Where it is all there is, it is still what was said.
AS_GOOD_AS_NOTHING = 1e-6


def speaking(by: Member, quote: Quote) -> Quote:
    """Not yet saved: it will be heard ever after as loud as its author is now."""
    quote.weight, quote.circle = voice.voices([by])[by.pk]
    return quote


def reports(quotes: Iterable[Quote]) -> list[Report]:
    return [report(quote) for quote in quotes]


def report(quote: Quote) -> Report:
    """In local time, for a voice is counted once a day, and days are those of the market."""
    survey = quote.author_id is None
    return Report(
        price=quote.per_base,
        reporter=f"source:{quote.source}" if survey else f"member:{whose(quote)}",
        standing=FULL_STANDING if survey else loudness(quote),
        seen_at=timezone.localtime(quote.seen_at),
        low=quote.low_base if quote.high else None,
        high=quote.high_base if quote.high else None,
        survey=survey,
        kept=quote.ruling == Ruling.KEPT,
    )


def whose(quote: Quote) -> int | None:
    return quote.author_id if quote.circle is None else quote.circle


def loudness(quote: Quote) -> float:
    if quote.weight is not None:
        weighs = quote.weight
    else:
        assert quote.author is not None
        weighs = voice.unvouched(quote.author.joined_at, quote.made_at or timezone.now())
    return max(weighs * quote.within, AS_GOOD_AS_NOTHING)
