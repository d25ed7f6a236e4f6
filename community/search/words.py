"""From what a trader types to words that can be compared: pure, no Django."""

import re
import unicodedata

WORD = re.compile(r"\w+")
LONGEST = 12

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
    """For each word asked for, the beginnings of words that answer it; at most LONGEST words."""
    asked = dict.fromkeys(WORD.findall(plain(words)))
    return [alike(word) for word in list(asked)[:LONGEST]]


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


SWAHILI = {"ki": "vi", "vi": "ki"}
GLOSSARY = {
    stemmed(name): {stemmed(other) for other in line.split()}
    for line in SAME.strip().splitlines()
    for name in line.split()
}
