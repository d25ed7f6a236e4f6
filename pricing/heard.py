"""Quotes as the estimate hears them: whose voice each is, and what their word weighs."""

from collections.abc import Iterable

from django.utils import timezone

from community.members import voice
from community.members.voice import Voice
from pricing.models import Quote, Ruling
from pricing.voices import Report

FULL_STANDING = 1.0


def reports(quotes: Iterable[Quote]) -> list[Report]:
    said = list(quotes)
    people = voice.voices({quote.author for quote in said if quote.author})
    return [report(quote, people) for quote in said]


def report(quote: Quote, people: dict[int, Voice]) -> Report:
    """In local time, for a voice is counted once a day, and days are those of the market."""
    speaker = people.get(quote.author_id or 0)
    return Report(
        price=quote.per_base,
        reporter=f"member:{speaker.circle}" if speaker else f"source:{quote.source}",
        standing=speaker.standing * fresh(quote) if speaker else FULL_STANDING,
        seen_at=timezone.localtime(quote.seen_at),
        low=quote.low_base if quote.high else None,
        high=quote.high_base if quote.high else None,
        survey=speaker is None,
        kept=quote.ruling == Ruling.KEPT,
    )


def fresh(quote: Quote) -> float:
    assert quote.author is not None
    return voice.by_age(quote.author.joined_at, quote.made_at or timezone.now())
