"""One line of a trader, laid into the fields of the report for them to look at."""

from typing import Any, NamedTuple

from community.members.models import Member
from community.text.refusals import Refusal
from pricing import asking
from pricing.measures import plain
from pricing.reading import Reading
from pricing.reading.line import LONGEST

__all__ = ["LONGEST", "NOTHING", "Laid", "laid"]


class Laid(NamedTuple):
    """What the fields hold, and what must still be asked ('' where all is clear)."""

    words: dict[str, Any]
    question: str


NOTHING = Laid({}, "")


def laid(line: str, member: Member) -> Laid:
    reading, question = asking.heard(line, member)
    return Laid(fields(reading), question)


def fields(reading: Reading) -> dict[str, Any]:
    words = {"commodity": reading.item, "kind": reading.kind, "market": market_slug(reading.place)}
    if reading.low is not None and reading.high is not None:
        ends = dict.fromkeys([plain(reading.low), plain(reading.high)])
        words |= {"price": "-".join(ends), "currency": reading.currency}
        words |= {"asked": "asked"} if reading.asked else {}
    if reading.base_quantity is not None:
        words |= {"quantity": plain(reading.base_quantity), "unit": reading.base_unit}
    return words


def market_slug(place: str) -> str:
    try:
        return asking.market(place).slug if place else ""
    except Refusal:
        return ""
