"""Which of two ways is better, told while counting, as often as one likes to look.

A trader tries two ways side by side (a photo with the sauce in use and one without) and counts, for
each day and way, how many saw it and how many came. If both are equally good, then of those who
came, B's share is B's share of those who saw: each who came is a toss with a known coin, whatever
the day, the place and the season. Were B θ times as good, the coin would be bent by θ. We weigh
every θ by how well it foretold the tosses so far (a mixture, wide in log θ) and keep those that are
not twenty times worse than the mixture: by Ville's inequality the true θ is ever thrown out with
chance 1/20 at most, however often one looks and whenever one stops.

* 1 is thrown out: the better way is known.
* all that is kept lies within a quarter of 1: no difference worth the trouble.
* else: keep going.

Who sees is counted without replacement, so the tosses vary less than coins do (Hoeffding 1963,
section 6), and the error is below the one promised. Literature: Ville 1939; Robbins, "Statistical
methods related to the law of the iterated logarithm", Ann. Math. Stat. 41 (1970); Howard, Ramdas,
McAuliffe, Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences", Ann. Stat. 49
(2021). No Django here.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import exp, log
from typing import NamedTuple

ERROR = 0.05
FROM_TRADERS = 5
WORTH = log(1.25)
STEP, REACH, WIDTH = 0.02, 3.0, 0.7
THETAS = [round(STEP * step - REACH, 2) for step in range(int(2 * REACH / STEP) + 1)]
TOTAL = sum(exp(-0.5 * (theta / WIDTH) ** 2) for theta in THETAS)
PRIOR = [-0.5 * (theta / WIDTH) ** 2 - log(TOTAL) for theta in THETAS]


class Day(NamedTuple):
    """One day of one trader: who saw each way (1 or more), and who of them came (0 or more)."""

    saw_a: int
    came_a: int
    saw_b: int
    came_b: int


class Word(StrEnum):
    GOING = "keep going"
    A = "A is better"
    B = "B is better"
    SAME = "no difference"


class Finding(NamedTuple):
    """B is low to high times as good as A, sure to 1 − ERROR at every look; in words; from how
    many who came."""

    word: Word
    low: float
    high: float
    came: int


def found(days: Iterable[Day]) -> Finding:
    """What the days say together. Raises ValueError for a count below 0 or more came than saw."""
    counted = [checked(day) for day in days]
    kept = likely([foretold(counted, theta) for theta in THETAS])
    low, high = min(kept), max(kept)
    came = sum(day.came_a + day.came_b for day in counted)
    return Finding(word(low, high), exp(low), exp(high), came)


def pooled(traders: Sequence[Sequence[Day]]) -> Finding | None:
    """The same way tried by several: None below five, for a trade is not known from four."""
    tried = [days for days in traders if days]
    if len(tried) < FROM_TRADERS:
        return None
    return found(day for days in tried for day in days)


def checked(day: Day) -> Day:
    if min(day) < 0 or day.came_a > day.saw_a or day.came_b > day.saw_b:
        raise ValueError("more came than saw, or a count is below nothing")
    return day


def foretold(days: Sequence[Day], theta: float) -> float:
    """Log likelihood, up to what is the same for every theta, were B exp(theta) times as good.

    A day on which only one way was shown tells nothing of the difference.
    """
    told = 0.0
    for day in days:
        if day.saw_a and day.saw_b:
            odds = theta + log(day.saw_b / day.saw_a)
            told += day.came_b * odds - (day.came_a + day.came_b) * log_1p_exp(odds)
    return told


def log_1p_exp(value: float) -> float:
    return max(value, 0.0) + log(1.0 + exp(-abs(value)))


def likely(logs: Sequence[float]) -> list[float]:
    """The thetas that are not 1/ERROR times worse than the mixture of all."""
    top = max(logs)
    mixture = top + log(sum(exp(one - top + prior) for one, prior in zip(logs, PRIOR, strict=True)))
    return [
        theta for theta, one in zip(THETAS, logs, strict=True) if mixture - one < log(1.0 / ERROR)
    ]


def word(low: float, high: float) -> Word:
    if low > 0:
        return Word.B
    if high < 0:
        return Word.A
    return Word.SAME if low > -WORTH and high < WORTH else Word.GOING
