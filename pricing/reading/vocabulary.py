"""The names a reader knows: goods with their units and believable prices, markets and towns.

Pure. What the house ships with lies in goods.toml and spots.toml; pricing/vocabulary.py adds the
site's own commodities, units and markets.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pricing.measures import measure

HERE = Path(__file__).parent
LINKS = frozenset(["ya", "wa", "za", "la", "cha", "vya", "of", "the"])
Name = tuple[str, ...]
Band = tuple[Decimal, Decimal]


class Size(NamedTuple):
    """What a trade unit holds, in the place with that slug or everywhere: bag, 90, kg."""

    name: str
    factor: Decimal
    base: str
    place: str = ""


class Good(NamedTuple):
    """bands: believable KES per base unit; countable: what one means who names only a number."""

    slug: str
    names: tuple[str, ...]
    bands: Mapping[str, Band] = {}
    sizes: tuple[Size, ...] = ()
    countable: str = ""
    kind_of: str = ""


class Spot(NamedTuple):
    slug: str
    names: tuple[str, ...]
    town: str


class Vocabulary(NamedTuple):
    """Names are keys of stems without the small words between: unga wa mahindi, unga mahindi."""

    goods: Mapping[str, Good]
    spots: Mapping[str, Spot]
    good_names: Mapping[Name, frozenset[str]]
    spot_names: Mapping[Name, frozenset[str]]
    words: Mapping[str, frozenset[str]]


def vocabulary(goods: Iterable[Good], spots: Iterable[Spot]) -> Vocabulary:
    by_slug, towns = {one.slug: one for one in goods}, {one.slug: one for one in spots}
    good_names, spot_names = named(by_slug.values()), named(towns.values())
    words: dict[str, set[str]] = defaultdict(set)
    for name in (*good_names, *spot_names):
        for word in name:
            words[word[0]].add(word)
    shut = {first: frozenset(some) for first, some in words.items()}
    return Vocabulary(by_slug, towns, good_names, spot_names, shut)


def named(things: Iterable[Good | Spot]) -> dict[Name, frozenset[str]]:
    found: dict[Name, set[str]] = defaultdict(set)
    for thing in things:
        for name in thing.names:
            if key(name):
                found[key(name)].add(thing.slug)
    return {name: frozenset(slugs) for name, slugs in found.items()}


def key(name: str) -> Name:
    """As the words of a line are compared: no signs, no plural, no ya and wa."""
    plain = name.lower().replace("'", "").replace("’", "")
    letters = "".join(sign if sign.isalpha() else " " for sign in plain)
    return tuple(stem(word) for word in letters.split() if word not in LINKS)


def stem(word: str) -> str:
    """Of English plurals; Swahili ones stand in the list of names."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("oes"):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


@cache
def shipped() -> Vocabulary:
    return vocabulary(shipped_goods(), shipped_spots())


def shipped_goods() -> list[Good]:
    return [good(slug, words) for slug, words in load("goods.toml").items()]


def shipped_spots() -> list[Spot]:
    rows = load("spots.toml").items()
    return [Spot(slug, listed(names), town) for slug, (town, names) in rows]


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def good(slug: str, words: Mapping[str, Any]) -> Good:
    bands = {base: (Decimal(low), Decimal(high)) for base, (low, high) in words["bands"].items()}
    sizes = tuple(size(name, held) for name, held in words.get("sizes", {}).items())
    names = listed(words["names"])
    return Good(slug, names, bands, sizes, words.get("countable", ""), words.get("kind_of", ""))


def size(name: str, held: str) -> Size:
    said = measure(held)
    assert said is not None, held
    return Size(name, said.factor, said.base)


def listed(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))
