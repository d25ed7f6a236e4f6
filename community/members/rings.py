"""Members who speak well of nobody but each other.

One rule for every kind of good word, be it a vouch, a confirmed price, an outcome told of a
mentor or a tutorial tried: whoever has the word of others who have it of others again stands in
the market; a few who have it only of each other stand beside it, however loudly they speak.

A *pair* has one another's word and nobody else's. A *ring* is three to six members who can all be
reached from each other, with at most one good word from outside for every three of them.
(Few ties across the border of a set: its conductance; Kannan, Vempala and Vetta, "On Clusterings:
Good, Bad and Spectral", J. ACM 51 (2004).)
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

M = TypeVar("M", bound=Hashable)

LARGEST = 6
PER_OUTSIDER = 3


def rings(words: Iterable[tuple[M, M]], trusted: Iterable[M] = ()) -> dict[frozenset[M], float]:
    """The closed sets among (giver, receiver) words, each with what its inner words weigh.

    A pair weighs 0, a ring of 3 to 6 a quarter. The trusted are known by other means and close
    no set. The words' order and repetitions change nothing.
    """
    known = frozenset(trusted)
    givers = sources((giver, receiver) for giver, receiver in words if receiver not in known)
    found = (closed(member, givers, known) for member in givers)
    return {ring: 0.0 if len(ring) == 2 else 0.25 for ring in found if ring}


def within(closed: Mapping[frozenset[M], float], giver: M, receiver: M) -> float:
    """What a word of one of these for the other weighs: in full, unless both are in one ring."""
    pair = {giver, receiver}
    return min((weighs for ring, weighs in closed.items() if pair <= ring), default=1.0)


def sources(words: Iterable[tuple[M, M]]) -> dict[M, set[M]]:
    """Of each receiver: those whose word they have."""
    givers: dict[M, set[M]] = {}
    for giver, receiver in words:
        if giver != receiver:
            givers.setdefault(receiver, set()).add(giver)
    return givers


def closed(member: M, givers: Mapping[M, set[M]], known: frozenset[M]) -> frozenset[M] | None:
    """The largest closed set around one whose words are all from inside, as most members' are."""
    ring = {member} | {one for one in givers[member] if one in givers}
    best = None
    while len(ring) <= LARGEST and ring.isdisjoint(known):
        best = frozenset(ring) if is_closed(ring, givers) else best
        outside = Counter(one for inside in ring for one in givers[inside] - ring)
        tied = {one: outside[one] + len(givers[one] & ring) for one in outside if one in givers}
        if not tied or len(outside) > LARGEST - len(ring) + LARGEST // PER_OUTSIDER:
            break
        ring = ring | {min(tied, key=lambda one: (-tied[one], repr(one)))}
    return best


def is_closed(ring: set[M], givers: Mapping[M, set[M]]) -> bool:
    from_outside = sum(len(givers[one] - ring) for one in ring)
    allowed = 0 if len(ring) == 2 else len(ring) // PER_OUTSIDER
    return len(ring) > 1 and from_outside <= allowed and all_reach(ring, givers)


def all_reach(ring: set[M], givers: Mapping[M, set[M]]) -> bool:
    """Whether each has, over however many of them, the word of all."""
    return all(reached(one, ring, givers) == ring for one in ring)


def reached(start: M, ring: set[M], givers: Mapping[M, set[M]]) -> set[M]:
    seen, fresh = {start}, {start}
    while fresh:
        fresh = {giver for one in fresh for giver in givers[one] & ring} - seen
        seen |= fresh
    return seen
