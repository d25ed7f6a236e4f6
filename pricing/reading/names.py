"""Which good and which market a line names of those we know."""

from collections.abc import Mapping
from typing import NamedTuple

from pricing.reading.spelling import apart, is_known
from pricing.reading.tokens import Token
from pricing.reading.vocabulary import LINKS, Name, Vocabulary, stem
from pricing.reading.words import SPOILERS

LONGEST_NAME = 5
Span = tuple[int, int, frozenset[str]]


class Named(NamedTuple):
    """slugs: none, one, or several where it is not clear which."""

    slugs: frozenset[str]
    tokens: list[Token]
    spoilt: bool = False


def good(tokens: list[Token], known: Vocabulary) -> Named:
    spans = named(tokens, known.good_names)
    slugs = [one_of(slugs, known) for _, _, slugs in spans]
    spoilt = any(is_spoilt(tokens, *span[:2]) or is_half(tokens, span, known) for span in spans)
    return Named(general(slugs, known), without(tokens, spans), spoilt)


def spot(tokens: list[Token], known: Vocabulary, default: frozenset[str]) -> Named:
    """A market said; of several with one name that of the default place or its town."""
    spans = named(tokens, known.spot_names)
    slugs = [near(slugs, known, default) for _, _, slugs in spans]
    inner = narrowed(slugs, known)
    return Named(inner, without(tokens, spans))


def named(tokens: list[Token], names: Mapping[Name, frozenset[str]]) -> list[Span]:
    """(start, end, slugs) of the longest names, from left to right."""
    spans, at = [], 0
    while at < len(tokens):
        found = longest(tokens, at, names)
        if found:
            spans.append((at, *found))
        at = found[0] if found else at + 1
    return spans


def longest(
    tokens: list[Token], at: int, names: Mapping[Name, frozenset[str]]
) -> tuple[int, frozenset[str]] | None:
    found = None
    name: list[str] = []
    while at < len(tokens) and tokens[at].mark == "z" and len(name) < LONGEST_NAME:
        if tokens[at].text not in LINKS:
            name.append(stem(tokens[at].text))
        elif not name:
            return None
        at += 1
        if tuple(name) in names and tokens[at - 1].text not in LINKS:
            found = at, names[tuple(name)]
    return found


def one_of(slugs: frozenset[str], known: Vocabulary) -> frozenset[str]:
    """Of several with one name the general one: beans before yellow beans."""
    general = {slug for slug in slugs if not known.goods[slug].kind_of}
    return frozenset(general) if len(general) == 1 else slugs


def general(found: list[frozenset[str]], known: Vocabulary) -> frozenset[str]:
    """Beans and rosecoco in one line are one good, the kind; beans and rice are two."""
    if not all(len(slugs) == 1 for slugs in found):
        return frozenset().union(*found)
    slugs = frozenset().union(*found)
    return slugs - {known.goods[slug].kind_of for slug in slugs}


def near(slugs: frozenset[str], known: Vocabulary, default: frozenset[str]) -> frozenset[str]:
    towns = {known.spots[slug].town for slug in default if slug in known.spots} | default
    here = frozenset(slug for slug in slugs if slug in default or known.spots[slug].town in towns)
    return here if len(here) == 1 else slugs


def narrowed(found: list[frozenset[str]], known: Vocabulary) -> frozenset[str]:
    """A market and its own town are one place, the market."""
    slugs = frozenset().union(*found)
    towns = {known.spots[slug].town for slug in slugs if known.spots[slug].town != slug}
    return slugs - towns if slugs - towns else slugs


def is_spoilt(tokens: list[Token], start: int, end: int) -> bool:
    beside = [index for index in (start - 1, end) if 0 <= index < len(tokens)]
    if end + 1 < len(tokens) and tokens[end].text in LINKS:
        beside.append(end + 1)
    return any(tokens[index].text in SPOILERS for index in beside)


def is_half(tokens: list[Token], span: Span, known: Vocabulary) -> bool:
    """Maize flor: with the strange word beside it, it may be the name of another good."""
    start, end, _slugs = span
    name = tuple(stem(token.text) for token in tokens[start:end] if token.text not in LINKS)
    beside = [tokens[at].text for at in (start - 1, end) if 0 <= at < len(tokens)]
    strange = [
        word for word in beside if len(word) > 2 and word.isalpha() and not is_known(word, known)
    ]
    if not strange:
        return False
    longer = {
        other
        for key, slugs in known.good_names.items()
        if len(key) == len(name) + 1 and set(name) < set(key) and not slugs <= span[2]
        for other in set(key) - set(name)
    }
    return any(apart(stem(word), other) <= 1 for word in strange for other in longer)


def without(tokens: list[Token], spans: list[Span]) -> list[Token]:
    gone = {index for start, end, _ in spans for index in range(start, end)}
    return [token for index, token in enumerate(tokens) if index not in gone]
