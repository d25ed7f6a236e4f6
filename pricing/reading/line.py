"""One line of how traders write, read as a price: what, how much of it, for how much, where.

The rule, in words (source: spec part 4, "Edge cases"):

1. A price is for the quantity named, unless it is said to be each or per something; then it is
   multiplied. Both must lie in the band of believable prices of the good, or it is asked back.
2. What a plain "bag" holds is data; a unit unknown for this good is asked back.
3. Every number must have found its part. One number too many, a wish, a question, a fee, a doubt, a
   price of last week: asked back. A wrong number that looks right is the worst result of all.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from pricing.reading import names, quantity, spelling
from pricing.reading.parts import Parts, parts
from pricing.reading.quantity import Unclear
from pricing.reading.spelled import spelled
from pricing.reading.tokens import Token, tokens
from pricing.reading.vocabulary import Good, Vocabulary
from pricing.reading.weighing import no_price, price_and_amount
from pricing.reading.words import ASKED, CHANGES, KINDS, STOPPERS

# What has not happened: it will be, it would be, it has not come. Names of towns that begin so
# (Utawala, Watamu) do not match.
NOT_YET = re.compile(
    r"(?:i|zi|ya|wa|tu|ni)(?:ta|nge|ngali)\w{3,}$|(?:hai|hazi|haya|hatu|sija)\w{3,}$"
)
# A price from which, or up to which: no price that was paid.
ROUGH = re.compile(r"\b(?:from|kuanzia|kutoka|up ?to)\s*(?:k?sh|kes)?\.?\s*\d", re.IGNORECASE)

LONGEST = 400
MOST_STRANGE = 6
EXTENDED = [{long, bag} for long in ("extended", "ext") for bag in ("bag", "bags", "gunia")]
ORDER = ("item", "price", "quantity", "unit", "place", "swapped")


class Reading(NamedTuple):
    """A proposed quote: low to high is the price of base_quantity base units, in currency.

    item and place are slugs, '' when not said; kind is '' when not said; asked: a price asked for,
    not yet paid. It may be recorded only when unclear is empty, and once the trader has said yes.
    """

    item: str = ""
    base_quantity: Decimal | None = None
    base_unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str = "KES"
    place: str = ""
    kind: str = ""
    asked: bool = False
    confidence: float = 0.0
    unclear: tuple[str, ...] = ()


class Said(NamedTuple):
    """A line taken apart."""

    items: frozenset[str]
    places: frozenset[str]
    parts: Parts
    words: frozenset[str]
    guessed: int
    strange: int
    spoilt: bool


def read(text: str, known: Vocabulary, place: str = "") -> Reading:
    """Never raises. place: where the trader is, a slug or a name, for a line that names none."""
    if len(text) > LONGEST:
        return Reading(unclear=("item", "price"))
    said = understood(text, known, default_of(place, known))
    found = Reading(kind=kind_of(said.words), asked=bool(said.words & ASKED))
    found = found._replace(currency=said.parts.currency, place=only(said.places))
    unclear = stopped(text, said)
    if len(said.items) != 1 or said.spoilt:
        unclear |= {"item"} | no_price(said.parts)
        return answer(found._replace(item="" if said.spoilt else only(said.items)), unclear, said)
    return answer(*weighed(found._replace(item=only(said.items)), said, known, unclear), said)


def understood(text: str, known: Vocabulary, default: frozenset[str]) -> Said:
    line = spelling.corrected(together(tokens(text)), known)
    words = frozenset(token.text for token in line.tokens if token.mark == "z")
    goods = names.good(line.tokens, known)
    spots = names.spot(goods.tokens, known, default)
    found = parts(spelled(spots.tokens))
    places = spots.slugs or default
    return Said(goods.slugs, places, found, words, line.guessed, line.strange, goods.spoilt)


def together(row: list[Token]) -> list[Token]:
    """Words of two: kila moja is each, bei ya jumla wholesale, extended bag one unit."""
    done: list[Token] = []
    for token in row:
        before = done[-1].text if done else ""
        if before in {"kila", "per"} and token.text in {"moja", "mmoja", "kimoja", "one"}:
            done[-1] = token._replace(text="each")
        elif {before, token.text} in EXTENDED:
            done[-1] = token._replace(text="extended bag")
        elif token.text == "jumla" and [one.text for one in done[-2:]] == ["bei", "ya"]:
            done[-2:] = [token._replace(text="wholesale")]
        else:
            done.append(token)
    return done


def default_of(place: str, known: Vocabulary) -> frozenset[str]:
    if not place or place in known.spots:
        return frozenset([place] if place else [])
    named = names.spot(tokens(place[:80]), known, frozenset()).slugs
    return named if len(named) == 1 else frozenset()


def stopped(text: str, said: Said) -> set[str]:
    """What the words themselves forbid, whatever the numbers say."""
    changes = said.words & CHANGES and not said.words & {"to", "hadi", "mpaka", "now", "sasa"}
    unclear = set(said.parts.faults)
    unsure = said.words & STOPPERS or any(map(NOT_YET.match, said.words)) or ROUGH.search(text)
    if unsure or changes or "?" in text or said.strange > MOST_STRANGE:
        unclear.add("price")
    if len(said.places) > 1:
        unclear.add("place")
    return unclear


def weighed(
    found: Reading, said: Said, known: Vocabulary, unclear: set[str]
) -> tuple[Reading, set[str]]:
    """With price and quantity, as far as they can be told."""
    good = known.goods[found.item]
    town = known.spots[found.place].town if found.place in known.spots else found.place
    try:
        price, held = price_and_amount(said.parts, good, town, found.currency)
    except Unclear as asked:
        return partly(found, said.parts, good, town), unclear | asked.what
    found = found._replace(base_quantity=held.value, base_unit=held.base)
    return found._replace(low=price.low, high=price.high), unclear


def partly(found: Reading, said: Parts, good: Good, town: str) -> Reading:
    """What could be told although something is asked back."""
    try:
        held = quantity.amount(said, good, town)
        found = found._replace(base_quantity=held.value, base_unit=held.base)
    except Unclear:
        pass
    if len(said.prices) == 1:
        found = found._replace(low=said.prices[0].low, high=said.prices[0].high)
    return found


def answer(found: Reading, unclear: Iterable[str], said: Said) -> Reading:
    asked = tuple(word for word in ORDER if word in set(unclear))
    sure = 0.98 - 0.1 * min(said.guessed, 3) - 0.03 * min(said.strange, 5)
    return found._replace(unclear=asked, confidence=round(sure * (0.3 if asked else 1), 2))


def kind_of(words: frozenset[str]) -> str:
    kinds = {KINDS[word] for word in words & KINDS.keys()}
    return kinds.pop() if len(kinds) == 1 else ""


def only(slugs: frozenset[str]) -> str:
    return next(iter(slugs)) if len(slugs) == 1 else ""
