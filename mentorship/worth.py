"""What reports of having tried something are worth together: nothing for likes, little for few.

One rule for lessons and for answers. A report says 1 (better, it worked), ½ (the same, in part) or
0 (worse, it did not), and weighs what the word of whoever gave it weighed then:

1. whoever others vouch for weighs as much as their standing says, up to 1, and never less than a
   fifth; so does whoever nobody vouches for, a fifth, once they have been here for a week;
2. those newer than that are one voice, however many they are, and no louder than a fifth;
3. those of one ring, who vouch for nobody but each other, are one voice, as loud as its loudest;
4. all whom nobody vouches for weigh together no more than three who are vouched for in full;
5. a report by one who never opened the lesson weighs half.

The worth is the lower end of Wilson's interval of their mean (Wilson, "Probable inference, the law
of succession, and statistical inference", JASA 22 (1927)). So 1 of 1 stays below 9 of 11, whoever
they are, and five accounts of yesterday weigh less than one known member. No Django here.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple

SURE = 1.645
FIFTH, FRESH, MOST_UNVOUCHED = 0.2, 0.01, 3.0
UNOPENED = 0.5


class Report(NamedTuple):
    """circle: the number of the ring they are of; their own where they are of none."""

    said: float
    weight: float
    circle: int


class Voice(NamedTuple):
    said: float
    weight: float


def weight(standing: float, is_fresh: bool, opened: bool = True) -> float:
    """What a report weighs when it is given."""
    heard = FRESH if is_fresh and standing < FIFTH else max(FIFTH, standing)
    return heard if opened else heard * UNOPENED


def lower(reports: Iterable[Report]) -> float:
    """0 to 1; 0 where there is none."""
    told = tempered(voices(reports))
    size = sum(one.weight for one in told)
    if not size:
        return 0.0
    mean = sum(one.said * one.weight for one in told) / size
    room = SURE**2 / size
    low = mean + room / 2 - SURE * sqrt(max(0.0, mean * (1 - mean) / size + room / (4 * size)))
    return max(0.0, low / (1 + room))


def voices(reports: Iterable[Report]) -> list[Voice]:
    """Each that counts as one: a member, a ring, or all the newest together."""
    circles: dict[int, list[Report]] = defaultdict(list)
    fresh: list[Report] = []
    for one in reports:
        (fresh if one.weight <= FRESH else circles[one.circle]).append(one)
    known = [Voice(mean(ring), max(one.weight for one in ring)) for ring in circles.values()]
    new = Voice(mean(fresh), min(FIFTH, sum(one.weight for one in fresh)))
    return [one for one in (*known, new) if one.weight > 0]


def mean(reports: list[Report]) -> float:
    size = sum(one.weight for one in reports)
    return sum(one.said * one.weight for one in reports) / size if size else 0.0


def tempered(told: list[Voice]) -> list[Voice]:
    """Whom nobody vouches for, made softer where they are a crowd."""
    crowd = sum(one.weight for one in told if one.weight <= FIFTH)
    share = min(1.0, MOST_UNVOUCHED / crowd) if crowd else 1.0
    return [one._replace(weight=one.weight * share) if one.weight <= FIFTH else one for one in told]
