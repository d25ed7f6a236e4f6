"""A word misspelt is put right where only one known word is near."""

from typing import NamedTuple

from pricing.reading.tokens import Token
from pricing.reading.vocabulary import Vocabulary, stem
from pricing.reading.words import KNOWN, PACKS, UNITS

CORRECTED = 12
FEWEST = 5


class Line(NamedTuple):
    """The tokens with their words put right; strange: words nobody knows."""

    tokens: list[Token]
    guessed: int
    strange: int


def corrected(tokens: list[Token], known: Vocabulary) -> Line:
    found: list[Token] = []
    guessed = strange = 0
    for token in tokens:
        if token.mark != "z" or is_known(token.text, known):
            found.append(token)
            continue
        near = nearest(stem(token.text), known) if strange + guessed < CORRECTED else ""
        guessed, strange = guessed + bool(near), strange + (not near)
        found.append(token._replace(text=near) if near else token)
    return Line(found, guessed, strange)


def is_known(word: str, known: Vocabulary) -> bool:
    return word in KNOWN or stem(word) in known.words.get(word[0], ())


def nearest(word: str, known: Vocabulary) -> str:
    """The one word that is near; '' where none is, or two are."""
    if len(word) < FEWEST:
        return ""
    most = 1 if len(word) < 8 else 2
    words = {one for one in (*UNITS, *PACKS) if one[0] == word[0]} | known.words.get(word[0], set())
    near: dict[str, int] = {}
    for one in words:
        if len(one) >= FEWEST and abs(len(one) - len(word)) <= most:
            near[one] = apart(word, one)
    least = min(near.values(), default=9)
    best = [one for one in near if near[one] == least]
    whole = [one for one in best if (one,) in known.good_names] or best
    meant = {known.good_names.get((one,), one) for one in whole}
    return min(whole) if least <= most and len(meant) == 1 else ""


def apart(left: str, right: str) -> int:
    """Damerau-Levenshtein: letters put in, left out, changed, or two beside each other swapped."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, sign in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (sign != other))
            if i > 1 and j > 1 and sign == right[j - 2] and left[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
