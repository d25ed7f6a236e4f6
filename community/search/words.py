"""From what a trader types to words that can be compared: pure, no Django."""

import re
import unicodedata
from collections.abc import Iterable

WORD = re.compile(r"\w+")
ASKED = re.compile(r"\w+(?:=\w+)*")
LONGEST = 12
BINDING = "ya wa kwa na za la cha vya ni katika the of in a an for to at on is and"
SMALL = frozenset(BINDING.split())

# One line for each thing with two names at the market; shared by all groups.
SAME = """
sukari sugar
mahindi maize corn
unga flour
mchele rice
maharagwe beans
nyanya tomato
kitunguu onion
viazi potato
ndizi banana
kabichi cabbage
mafuta oil
maziwa milk
mayai egg
nyama meat
samaki fish
mtama sorghum
ngano wheat
chumvi salt
chai tea
karanga groundnut
mitumba secondhand
gunia bag sack
bei price
soko market
duka shop
mkopo loan
deni debt
akiba saving
faida profit
usafiri transport
jumla wholesale
reja retail
mteja customer
swali question
"""


def plain(text: str) -> str:
    """Lower case without accents: Gĩkũyũ is gikuyu."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


def terms(words: str) -> list[set[str]]:
    """For each word asked for, the beginnings of words that answer it; at most LONGEST words.

    Words joined as in sukari=sugar answer each other. What only binds words together is left out,
    unless nothing else was asked.
    """
    asked = list(dict.fromkeys(ASKED.findall(plain(words))))
    telling = [one for one in asked if one not in SMALL] or asked
    return [set().union(*map(alike, one.split("="))) for one in telling[:LONGEST]]


def expanded(words: str, same: Iterable[str]) -> str:
    """The words asked for, each joined with its other names; `same` holds a line for each thing."""
    names = glossary(same)
    return ASKED.sub(lambda one: "=".join(dict.fromkeys(named(one[0], names))), words)


def named(asked: str, names: dict[str, set[str]]) -> list[str]:
    stems = [stemmed(one) for one in plain(asked).split("=")]
    return [asked, *sorted(set().union(*(names.get(stem, set()) for stem in stems)))]


def alike(word: str) -> set[str]:
    forms = singulars(word)
    return forms.union(*(GLOSSARY.get(form, set()) for form in forms))


def singulars(word: str) -> set[str]:
    """The word as a beginning without its English plural, and its Swahili singular or plural."""
    stem = stemmed(word)
    if len(stem) > 4 and stem[:2] in SWAHILI:
        return {stem, SWAHILI[stem[:2]] + stem[2:]}
    return {stem}


def stemmed(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3]
    if len(word) > 4 and word.endswith("oes"):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def glossary(lines: Iterable[str]) -> dict[str, set[str]]:
    """For each name, as its stem, all names of the same thing."""
    found: dict[str, set[str]] = {}
    for line in lines:
        same = {stemmed(name) for name in WORD.findall(plain(line))}
        for name in same:
            found[name] = found.get(name, set()) | same
    return found


SWAHILI = {"ki": "vi", "vi": "ki"}
GLOSSARY = glossary(SAME.strip().splitlines())
