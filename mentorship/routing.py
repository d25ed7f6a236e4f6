"""Whom to ask: at most five who are likely to know, to answer in time, and are not worn out.

For each who may be asked, the chance that asking them ends in an answer that *worked* within a day
is read from their record, and never from likes:

    chance = (worked + TRUST · before) / (asked + TRUST)

where `asked` and `worked` are what came of earlier questions of this skill (of their other skills
for a quarter), and `before` is what is thought of somebody unknown: more if they speak the
language, are near, or wear a badge, most if the question names its skill. A question's skill is
read from its words: those that the badges of the trade name; where it names none, all questions of
the trade count alike. Few questions say little (a Beta prior: shrinkage, Efron and
Morris 1975). What they were asked this week beside what they said they can bear presses on it: half
of what they bear halves the chance, so the load goes round.

Four places go to the highest; the fifth to the one among the rest who was asked least of late, of
those whose badge fits as well as any, so that those who are new get their chance and the record
learns of them (exploration as in ε-greedy bandits, Sutton and Barto 2018, ch. 2, but by turns
instead of by chance, so that everyone can check why they were or were not asked). Nobody is asked
beyond what they can bear. No Django here.
"""

from collections.abc import Sequence, Set
from hashlib import blake2b
from typing import NamedTuple

ASKED, BY_TURNS = 5, 1
TRUST = 4.0
OTHERWISE = 0.25
PRESSES = 2.0
UNKNOWN, SPEAKS, NEAR, BADGE, SKILLED = 0.05, 0.10, 0.05, 0.05, 0.40


class Candidate(NamedTuple):
    """One who may be asked. `asked`, `worked`: questions of this skill, with an answer that worked
    within a day; `others`, `others_worked`: of their other skills. `load`: asked in the last 7
    days; `bears`: how many a week they said they can. `waited`: days since they were last asked.
    `badge`: of the trade; `fits`: how much of what the question names their best badge does, 0 to
    1."""

    member: int
    asked: int = 0
    worked: int = 0
    others: int = 0
    others_worked: int = 0
    speaks: bool = True
    near: bool = False
    badge: bool = False
    fits: float = 0.0
    load: int = 0
    bears: int = 7
    waited: float = 365.0


def routed(candidates: Sequence[Candidate], turn: int = 0) -> list[int]:
    """At most five members, likeliest first. `turn`: any number of the question's, which decides
    between equals, so that of many who are alike not always the same are asked."""
    free = [one for one in candidates if one.load < one.bears]
    ranked = sorted(free, key=lambda one: (-worth(one), shuffled(one, turn)))
    first, rest = ranked[: ASKED - BY_TURNS], ranked[ASKED - BY_TURNS :]
    rest = sorted(rest, key=lambda one: (-one.fits, *rested(one), shuffled(one, turn)))
    return [one.member for one in [*first, *rest[:BY_TURNS]]]


def rested(one: Candidate) -> tuple[float, float]:
    return one.load / one.bears, -one.waited


def worth(one: Candidate) -> float:
    return chance(one) / (1.0 + PRESSES * one.load / one.bears)


def chance(one: Candidate) -> float:
    """That asking them ends in an answer that worked within a day: 0 to 1."""
    before = UNKNOWN + SPEAKS * one.speaks + NEAR * one.near
    before += BADGE * one.badge + SKILLED * one.fits
    asked = one.asked + OTHERWISE * one.others
    worked = one.worked + OTHERWISE * one.others_worked
    return (worked + TRUST * before) / (asked + TRUST)


def fit(named: Set[str], skill: Set[str]) -> float:
    """How much of what a question names a badge of this skill does."""
    return len(named & skill) / len(named) if named else 0.0


def shuffled(one: Candidate, turn: int) -> bytes:
    """What looks like chance and is the same every time."""
    return blake2b(f"{turn} {one.member}".encode(), digest_size=8).digest()
