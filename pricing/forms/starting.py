"""What the form of a report shows before anything is typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from pricing.measures import WORDS
from pricing.models import Commodity, Quote


def start(
    recent: Sequence[Quote], asked: Mapping[str, str], line: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What the link asked for, else all as last time, else nothing chosen, for what was never
    chosen is easily sent. Over it what a line said."""
    said = line or {}
    wanted = said.get("commodity") or asked.get("commodity")
    same = [quote for quote in recent if quote.cell.commodity.slug == wanted] if wanted else recent
    words: dict[str, Any] = {"seen_at": timezone.localdate(), "currency": "KES"}
    if recent:
        words |= last_time(recent[0])
    if same:
        words |= last_time(same[0])
    elif wanted:
        # A bag of the one is no bag of the other.
        words |= {"quantity": "1", "unit": "", "grade": ""}
    words |= {key: value for key, value in asked.items() if value}
    return words | spoken(said, words) if said else words


def spoken(said: Mapping[str, Any], usual: Mapping[str, Any]) -> dict[str, Any]:
    """A line means itself: paid where it does not say asked, and of no other goods than it names;
    only where it was, and how it is sold, may be as last time."""
    free = {name: said.get(name) or usual.get(name, "") for name in ("market", "kind", "currency")}
    fixed = ("commodity", "price", "quantity", "unit", "asked")
    return free | {name: said.get(name, "") for name in fixed} | {"grade": ""}


def last_time(quote: Quote) -> dict[str, Any]:
    """But not that it was only asked: paid is what is meant, unless it is said anew. How it is sold
    is said.usual_kind's to say, as behind every door."""
    cell = quote.cell
    return {
        "commodity": cell.commodity.slug,
        "market": cell.market.slug,
        "currency": cell.currency,
        "quantity": "1",
        "unit": unit_said(quote),
        "grade": cell.grade,
    }


def unit_said(quote: Quote) -> str:
    """As one may type it again, in the language of the page: gunia 90 kg."""
    written, name = quote.written_unit, quote.unit
    return gettext(name) + written.removeprefix(name) if name in WORDS else written


def rank(commodity: Commodity, recent: Sequence[int]) -> tuple[int, str]:
    """The last used first, then by name."""
    place = recent.index(commodity.pk) if commodity.pk in recent else len(recent)
    return place, str(commodity)
