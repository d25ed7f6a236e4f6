"""When a warning is told to all of its place, and when it is hidden.

In words: whoever named the place reads a warning at once, as one person's word. Once two others
there have said that it is so, whose words together weigh 0.6 and more than the words of those who
deny it, all of the place are told and everybody else may read it. Once two who are trusted, each of
whose words weighs 0.3, have denied it and the denials weigh no less than the confirmations, it is
hidden. Those of one circle, who only vouch for each other, are one; whoever is of the circle of the
one who warned confirms nothing.

So a crowd of new accounts, whose words weigh a fiftieth at most, neither spreads nor silences.
"""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

TOLD, TRUSTED, TWO = 0.6, 0.3, 2


class State(Enum):
    NEW = "new"
    SURE = "sure"
    HIDDEN = "hidden"


class Heard(NamedTuple):
    """What one other says, what it weighs, 0 to 1, and of which circle they are."""

    confirms: bool
    weight: float
    circle: int


def state(circle: int, words: Iterable[Heard]) -> State:
    """`circle` is that of the one who warned."""
    said = list(words)
    yes = by_circle(one for one in said if one.confirms and one.circle != circle)
    no = by_circle(one for one in said if not one.confirms)
    trusted = [weight for weight in no if weight >= TRUSTED]
    if len(trusted) >= TWO and sum(no) >= sum(yes):
        return State.HIDDEN
    if len(yes) >= TWO and sum(yes) >= TOLD and sum(yes) > sum(no):
        return State.SURE
    return State.NEW


def by_circle(words: Iterable[Heard]) -> list[float]:
    """Of each circle the loudest, the quietest first: the order of a sum is no matter of chance."""
    loudest: dict[int, float] = {}
    for one in words:
        loudest[one.circle] = max(one.weight, loudest.get(one.circle, 0.0))
    return sorted(loudest.values())
