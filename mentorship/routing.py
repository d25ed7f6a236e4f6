"""Whom to ask: at most five who are likely to know, to answer in time, and are not worn out.

For each who may be asked, the chance that asking them ends in an answer that *worked* within a day
is read from their record, and never from likes. It takes two things that say little of each other,
so each is learned by itself, and the first from all that they were ever asked:

    ready  = (answered + TRUST · HALF) / (asked + TRUST)
    knows  = (worked + o · others_worked + TRUST · before) / (here + o · others + TRUST)
    chance = ready · knows · (1, or HEARS where they speak another language)

`answered` of `asked` are those they answered within a day. `here` are those of their answers that
were about what this question is about, and `worked` of them worked; a question of which only the
words tell counts for each skill by its share (`guessing`). `others` are all their other answers:
they tell of one who has the skill (o = OTHERWISE), and hardly of one who has not. `before` is what
is thought of somebody unknown: more with a badge of the trade or near by, most if the badge is of
this skill. Few questions say little (a Beta prior: shrinkage, Efron and Morris 1975). What they
were asked this week beside what they said they can bear presses on it, so the load goes round.

Four places go to the highest; the fifth to the one among the rest who was asked least of late, of
those whose badge fits half as well as any, so that those who are new get their chance and the
record learns of them (exploration as in ε-greedy bandits, Sutton and Barto 2018, ch. 2, but by
turns instead of by chance, so that everyone can check why they were or were not asked). Nobody is
asked beyond what they can bear. No Django here.
"""

from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

ASKED, BY_TURNS = 5, 1
TRUST, HALF = 8.0, 0.5
OTHERWISE = 0.25
PRESSES = 1.75
ENOUGH = 0.5
HEARS = 0.65
UNKNOWN, BADGE, NEAR, SKILLED = 0.04, 0.04, 0.02, 0.90


class Came(NamedTuple):
    """What came of the questions of one skill that somebody was asked: an answer within a day, and
    one that worked."""

    asked: int = 0
    answered: int = 0
    worked: int = 0


class Candidate(NamedTuple):
    """One who may be asked. `here` and `worked`: what they answered of this skill, and what of it
    worked; `others`, `others_worked`: of other skills. `load`: asked in the last 7 days; `bears`:
    how many a week they said they can. `waited`: days since they were last asked. `badge`: of the
    trade; `fits`: how likely it is that one of their badges is for what is asked, 0 to 1."""

    member: int
    asked: float = 0
    answered: float = 0
    here: float = 0
    worked: float = 0
    others: float = 0
    others_worked: float = 0
    speaks: bool = True
    near: bool = False
    badge: bool = False
    fits: float = 0.0
    load: int = 0
    bears: int = 7
    waited: float = 365.0


def routed(candidates: Sequence[Candidate], turn: int = 0, to: int | None = None) -> list[int]:
    """At most five members, likeliest first. `turn`: any number of the question's, which decides
    between equals, so that of many who are alike not always the same are asked. `to`: whom the
    asker wants to be asked, before all others."""
    free = [one for one in candidates if one.load < one.bears]
    ranked = sorted(free, key=lambda one: (one.member != to, -worth(one), shuffled(one, turn)))
    first, rest = ranked[: ASKED - BY_TURNS], ranked[ASKED - BY_TURNS :]
    well = ENOUGH * max((one.fits for one in rest), default=0.0)
    rest = sorted(rest, key=lambda one: (one.fits < well, *rested(one), shuffled(one, turn)))
    return [one.member for one in [*first, *rest[:BY_TURNS]]]


def rested(one: Candidate) -> tuple[float, float]:
    return one.load / one.bears, -one.waited


def worth(one: Candidate) -> float:
    return chance(one) / (1.0 + PRESSES * one.load / one.bears)


def chance(one: Candidate) -> float:
    """That asking them ends in an answer that worked within a day: 0 to 1."""
    ready = (one.answered + TRUST * HALF) / (one.asked + TRUST)
    return ready * knows(one) * (1.0 if one.speaks else HEARS)


def knows(one: Candidate) -> float:
    before = UNKNOWN + BADGE * one.badge + NEAR * one.near + SKILLED * one.fits
    otherwise = OTHERWISE * before
    worked = one.worked + otherwise * one.others_worked
    return (worked + TRUST * HALF * before) / (one.here + otherwise * one.others + TRUST)


def weighed(guessed: Mapping[str, float], record: Mapping[str, Came]) -> dict[str, float]:
    """A record by skills, as seen from a question that is likely about these."""
    here = sum(share * came(record, skill).answered for skill, share in guessed.items())
    worked = sum(share * came(record, skill).worked for skill, share in guessed.items())
    answered = sum(each.answered for each in record.values())
    return {
        "asked": sum(each.asked for each in record.values()),
        "answered": answered,
        "here": here,
        "worked": worked,
        "others": answered - here,
        "others_worked": sum(each.worked for each in record.values()) - worked,
    }


def came(record: Mapping[str, Came], skill: str) -> Came:
    return record.get(skill, Came())


def fit(guessed: Mapping[str, float], skills: Collection[str]) -> float:
    """How likely it is that one of these skills is meant."""
    return min(1.0, sum(guessed.get(skill, 0.0) for skill in {*skills}))


def shuffled(one: Candidate, turn: int) -> bytes:
    """What looks like chance and is the same every time."""
    return blake2b(f"{turn} {one.member}".encode(), digest_size=8).digest()
