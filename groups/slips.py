"""What a group's own searches teach of its words: pure.

Whoever searches for chapati, finds nothing, and some minutes later finds with food, says that the
two may be one thing. Of the two searches all words must be alike but one; a word with a figure in
it, of two letters, or one that the other only writes on, says nothing.
"""

from typing import NamedTuple

from community.search.words import SMALL, WORD, alike, plain

SHORTEST, LONGEST, MOST = 3, 30, 4
FEWEST = 3  # who missed it, before a steward is shown it


class Pair(NamedTuple):
    missed: str
    meant: str


def learnt(before: str, after: str) -> Pair | None:
    """From a search that found nothing and the one after it that did."""
    missed, meant = told(before), told(after)
    if not 0 < len(missed) == len(meant) <= MOST:
        return None
    lost, found = [*{*missed} - {*meant}], [*{*meant} - {*missed}]
    if len(lost) != 1 or len(found) != 1:
        return None
    pair = Pair(lost[0], found[0])
    return pair if tells(pair) else None


def told(text: str) -> list[str]:
    return [word for word in WORD.findall(plain(text)) if word not in SMALL]


def tells(pair: Pair) -> bool:
    sound = all(word.isalpha() and SHORTEST <= len(word) <= LONGEST for word in pair)
    grown = pair.missed.startswith(pair.meant) or pair.meant.startswith(pair.missed)
    return sound and not grown and not alike(pair.missed) & alike(pair.meant)
