"""What many say of one, by yes and no: counts, and a share that a few words cannot move far.

The rule in words. Whoever speaks is one voice, however often the two dealt: the mean of what they
said each time. Shown are counts with their n: "as agreed: 11 of 12". Beside them stands a share,
from three voices on, drawn toward one half by four imagined voices of whom two said yes:

    share = (2 + sum of weight × yes) / (4 + sum of weights)

So one angry voice among two does not read as 50 %, nor one friend as 100 %, and what a hundred say
is hardly touched. A voice weighs 1; a quarter where nobody vouches for who speaks, or within a ring
of three to six who have only each other's word; nothing between two who have only each other's
(members/rings.py), or who use one phone. What weighs nothing is not counted either.

Literature. A Beta(2, 2) prior: Jøsang and Ismail, "The Beta Reputation System" (Bled 2002). It is
the middle of Wilson's interval at two standard errors (JASA 22, 1927), recommended for small n by
Agresti and Coull, "Approximate is Better than 'Exact'" (The American Statistician 52, 1998). That
stars drift to the top: Filippas, Horton and Golden, "Reputation Inflation" (EC 2018).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

PRIOR_YES, PRIOR = 2.0, 4.0
LEAST_VOICES = 3


class Word(NamedTuple):
    """What one giver said once: an answer for each question; `weighs` from 0 to 1."""

    giver: Hashable
    answers: Sequence[bool]
    weighs: float = 1.0


class Share(NamedTuple):
    """Of `n` voices `yes` said yes (rounded to whole voices); `share` is None below three."""

    yes: int
    n: int
    share: float | None


def shares(words: Iterable[Word]) -> list[Share]:
    """One for each question; of nobody's words an empty list. Their order changes nothing."""
    voices: dict[Hashable, list[Word]] = defaultdict(list)
    for word in words:
        if word.weighs > 0:
            voices[word.giver].append(word)
    if not voices:
        return []
    questions = range(len(next(iter(voices.values()))[0].answers))
    return [share([voice(said, at) for said in voices.values()]) for at in questions]


def voice(said: Sequence[Word], at: int) -> tuple[float, float]:
    """One giver's mean answer to a question, and what they weigh at most."""
    yes = sum(word.answers[at] for word in said) / len(said)
    return yes, max(word.weighs for word in said)


def share(voices: Sequence[tuple[float, float]]) -> Share:
    yes = sum(1 for mean, _weighs in voices if mean > 0.5)
    if len(voices) < LEAST_VOICES:
        return Share(yes, len(voices), None)
    return Share(yes, len(voices), drawn(voices))


def drawn(voices: Iterable[tuple[float, float]]) -> float:
    """Toward one half; between 0 and 1 and never either."""
    said = sorted(voices)
    agreed = sum(mean * weighs for mean, weighs in said)
    return (PRIOR_YES + agreed) / (PRIOR + sum(weighs for _mean, weighs in said))
