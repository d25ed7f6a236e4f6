"""What of one message is of use: prices by the reader of lines, the rest by `rules`."""

from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from community.imports import rules
from community.imports.chat import Entry
from community.imports.models import Sort
from groups.models import Group
from pricing.checks import CENT
from pricing.models import Commodity, Market
from pricing.models.cell import Kind
from pricing.reading import Reading, read
from pricing.vocabulary import site_vocabulary

LONGEST_LESSON = 10_000


class Found(NamedTuple):
    sort: Sort
    text: str
    about: dict[str, Any]


class Finder:
    """Knows the goods and markets of the site, read once for the whole chat."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.known = site_vocabulary()
        self.goods = set(Commodity.objects.values_list("slug", flat=True))

    @cached_property
    def markets(self) -> dict[str, str]:
        """By its own name, and by that of its town where it is the only one there."""
        rows = list(Market.objects.values_list("slug", "place__slug"))
        towns = [town for _slug, town in rows]
        alone = {town: slug for slug, town in rows if towns.count(town) == 1}
        return alone | {slug: slug for slug, _town in rows}

    def of(self, entry: Entry) -> list[Found]:
        words = entry.words
        found = [Found(Sort.SUPPLIER, *supplier) for supplier in named(words)]
        found += [Found(Sort.PRICE, *price) for price in self.prices(words)]
        if len(words) <= LONGEST_LESSON and rules.is_lesson(words):
            found.append(Found(Sort.LESSON, words, {"title": rules.title_of(words)}))
        return found

    def prices(self, words: str) -> list[tuple[str, dict[str, Any]]]:
        lines = [line.strip() for line in words.split("\n")]
        numbered = [line for line in lines if any(map(str.isdigit, line))]
        readings = [(line, read(line, self.known, self.group.place.slug)) for line in numbered]
        return [(line, self.about(one)) for line, one in readings if self.is_clear(one)]

    def is_clear(self, one: Reading) -> bool:
        told = one.low is not None and one.high is not None and not one.unclear
        return told and one.item in self.goods

    def about(self, one: Reading) -> dict[str, Any]:
        """market is '' where the author must say which."""
        assert one.low is not None
        assert one.high is not None
        return {
            "commodity": one.item,
            "market": self.markets.get(one.place, ""),
            "price": str(one.low.quantize(CENT)),
            "high": str(one.high.quantize(CENT)),
            "quantity": str(one.base_quantity or 1),
            "unit": one.base_unit,
            "currency": one.currency,
            "kind": one.kind or Kind.WHOLESALE,
            "asked": one.asked,
        }


def named(words: str) -> list[tuple[str, dict[str, Any]]]:
    lines = (line for line in words.split("\n"))
    return [(line.strip(), one._asdict()) for line in lines for one in rules.suppliers(line)]


def fingerprint(group: Group, said_at: datetime, one: Found) -> UUID:
    """The same whoever's phone it was exported from, in which style, and how often. One phone
    writes the seconds and another does not."""
    number = one.about.get("phone", "")
    minute = said_at.strftime("%Y-%m-%dT%H:%M")
    return uuid5(NAMESPACE_URL, f"whatsapp/{group.pk}/{minute}/{one.sort}/{number}/{one.text}")
