"""One line of a trader, laid into the fields of the report for them to look at."""

from typing import Any, NamedTuple

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
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


def laid(line: str, member: Member, group: Group) -> Laid:
    """As it is read for the board of this group."""
    reading, question = asking.heard(line, member, group)
    home = member.place.slug if member.place else ""
    return Laid(fields(reading, home), question)


def fields(reading: Reading, home: str) -> dict[str, Any]:
    """'' for what was not said: paid, unless it is said that it was only asked."""
    words = {"commodity": reading.item, "kind": reading.kind}
    words |= {"market": market_slug(reading.place, home)}
    words |= {"asked": "asked" if reading.asked else ""}
    if reading.low is not None and reading.high is not None:
        ends = dict.fromkeys([plain(reading.low), plain(reading.high)])
        words |= {"price": "-".join(ends), "currency": reading.currency}
    if reading.base_quantity is not None:
        words |= {"quantity": plain(reading.base_quantity), "unit": reading.base_unit}
    return words


def market_slug(place: str, home: str) -> str:
    """The one named; '' for the town one lives in, where last time's is meant."""
    try:
        return asking.market(place).slug if place else ""
    except Refusal:
        return "" if place == home else place
