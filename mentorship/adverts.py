"""An advert looked at before it is posted, by what traders found to bring answers: pure.

The rules in words:

general   buyers search for the general word, sellers write the special one: chapati is found by
          whoever asks for food. Of every line of the group's own words (chapati = food) that the
          advert touches it should hold two names; where it touches none, the name of the trade.
price     a figure with its money or its unit: KSh 50, 50/=, 50 each, @50.
pictures  three or more; a first picture of the thing in use beats one of the thing alone.
marks     no writing across a picture, nor words that forbid: buyers take such pictures for stolen.
place     where to come: a town or a market by its name, or a stall, a gate, a stage, a road.
contact   no number and no address in the words: what is copied around calls for years. The
          platform's own button brings the buyer.
length    eight to eighty words: less answers nothing, more is not read.

What each rests on: issue rows G7, G8 and G10, traders' own findings. It promises no sale.
"""

import re
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import NamedTuple

from community.search.words import WORD, glossary, plain, stemmed
from community.text.masking import masked

FEWEST_PICTURES, FEWEST_WORDS, MOST_WORDS = 3, 8, 80
MONEY = r"(?:kshs?|kes|shs?|bob|ugx|tzs|usd|/=|/-|@)"
PRICE = re.compile(
    rf"{MONEY}\s*\.?\s*\d|\d[\d,.]*\s*(?:{MONEY}|per\b|each\b|kwa\b|kila\b|a (?:kilo|piece))",
    re.IGNORECASE,
)
MARKS = re.compile(r"©|watermark|copyright|all rights reserved", re.IGNORECASE)
ADDRESS = re.compile(r"\S+@\S+\.\w|(?:https?://|www\.|wa\.me)\S*", re.IGNORECASE)
AT = """
stall gate stage road street market shop floor building near opposite
kibanda geti steji barabara soko duka ghorofa karibu mkabala
"""
SPOTS = frozenset(AT.split())


class Advert(NamedTuple):
    """`marked`: a name, a number or a logo stands across a picture."""

    text: str
    pictures: int
    marked: bool = False


class Remark(NamedTuple):
    """`more`: the words that would help, where there are such."""

    rule: str
    good: bool
    more: tuple[str, ...] = ()


def remarks(
    advert: Advert, trade: str, same: Iterable[str], places: Collection[str]
) -> list[Remark]:
    """One for each rule, in their order. `same`: the group's lines of words; `places`: their
    names, each as in search.words.plain."""
    said = WORD.findall(plain(advert.text))
    return [
        general(said, trade, same),
        Remark("price", bool(PRICE.search(advert.text))),
        Remark("pictures", advert.pictures >= FEWEST_PICTURES),
        Remark("marks", not advert.marked and not MARKS.search(advert.text)),
        Remark("place", is_placed(said, places)),
        Remark("contact", masked(advert.text) == advert.text and not ADDRESS.search(advert.text)),
        Remark("length", FEWEST_WORDS <= len(said) <= MOST_WORDS),
    ]


def general(said: list[str], trade: str, same: Iterable[str]) -> Remark:
    """The names that lack, at most three; of what has two names already none lacks."""
    stems = {stemmed(word) for word in said}
    names = glossary(same)
    touched = {frozenset(names[stem]) for stem in stems if stem in names}
    lacking = sorted({word for line in touched if len(line & stems) < 2 for word in line - stems})
    if not touched:
        own = {stemmed(word) for word in WORD.findall(plain(trade))}
        return Remark("general", bool(own & stems), () if own & stems else (trade,))
    return Remark("general", not lacking, tuple(lacking[:3]))


def is_placed(said: list[str], places: Collection[str]) -> bool:
    pairs = {f"{one} {other}" for one, other in pairwise(said)}
    return bool(({*said} | pairs) & ({*places} | SPOTS))
