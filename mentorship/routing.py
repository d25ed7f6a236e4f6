"""Whom to ask: at most five who are likely to know, to answer in time, and are not worn out.

For each who may be asked, the chance that asking them ends in an answer that *worked* within a day
is read from their record, and never from likes:

    chance = (worked + TRUST · before) / (asked + TRUST)

where `asked` and `worked` are what came of earlier questions of this skill (of their other skills
for a quarter), and `before` is what is thought of somebody unknown: more if they speak the
language, are near, or wear the badge. Few questions say little (a Beta prior: shrinkage, Efron and
Morris 1975). What they were asked this week beside what they said they can bear presses on it: half
of what they bear halves the chance, so the load goes round.

Four places go to the highest; the fifth to the one among the rest who was asked least of late, so
that those who are new get their chance and the record learns of them (exploration as in ε-greedy
bandits, Sutton and Barto 2018, ch. 2, but by turns instead of by chance, so that everyone can check
why they were or were not asked). Nobody is asked beyond what they can bear. No Django here.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

ASKED, BY_TURNS = 5, 1
TRUST = 4.0
OTHERWISE = 0.25
PRESSES = 2.0
UNKNOWN, SPEAKS, NEAR, BADGE = 0.20, 0.10, 0.05, 0.10


class Candidate(NamedTuple):
    """One who may be asked. `asked`, `worked`: questions of this skill, with an answer that worked
    within a day; `others`, `others_worked`: of their other skills. `load`: asked in the last 7
    days; `bears`: how many a week they said they can. `waited`: days since they were last asked."""

    member: int
    asked: int = 0
    worked: int = 0
    others: int = 0
    others_worked: int = 0
    speaks: bool = True
    near: bool = False
    badge: bool = False
    load: int = 0
    bears: int = 7
    waited: float = 365.0


def routed(candidates: Sequence[Candidate], turn: int = 0) -> list[int]:
    """At most five members, likeliest first. `turn`: any number of the question's, which decides
    between equals, so that of many who are alike not always the same are asked."""
    free = [one for one in candidates if one.load < one.bears]
    ranked = sorted(free, key=lambda one: (-worth(one), shuffled(one, turn)))
    first, rest = ranked[: ASKED - BY_TURNS], ranked[ASKED - BY_TURNS :]
    rest = sorted(rest, key=lambda one: (one.load / one.bears, -one.waited, shuffled(one, turn)))
    return [one.member for one in [*first, *rest[:BY_TURNS]]]


def worth(one: Candidate) -> float:
    return chance(one) / (1.0 + PRESSES * one.load / one.bears)


def chance(one: Candidate) -> float:
    """That asking them ends in an answer that worked within a day: 0 to 1."""
    before = UNKNOWN + SPEAKS * one.speaks + NEAR * one.near + BADGE * one.badge
    asked = one.asked + OTHERWISE * one.others
    worked = one.worked + OTHERWISE * one.others_worked
    return (worked + TRUST * before) / (asked + TRUST)


def shuffled(one: Candidate, turn: int) -> bytes:
    """What looks like chance and is the same every time."""
    return blake2b(f"{turn} {one.member}".encode(), digest_size=8).digest()
