"""How much standing puppets can gain: generated groups under attack, ours beside a random walk.

    python -m tests.benchmarks.attack_standing

Honest members live in small worlds (Watts and Strogatz, Nature 393 (1998)): ten groups, each
knowing its neighbours and some others, a few of them friends across groups. Puppets vouch for
each other as they like and are vouched for by a few honest members who were taken in.
"""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date
from statistics import fmean
from time import process_time
from typing import NamedTuple

from community.members.standing import Vouch, weights

HONEST, GROUPS, ROOTS, PUPPETS = 500, 10, 20, 5000
TRUE_VOUCHES = (5, 20, 50)
GRAPHS = 8
STEPS = 4
DAY = date(2026, 11, 1)

Word = tuple[int, int]
Measure = Callable[[list[Word], set[int]], dict[int, float]]
Among = Callable[[random.Random], list[Word]]


class Village(NamedTuple):
    honest: list[Word]
    attack: list[Word]
    inner: list[Word]
    roots: set[int]

    @property
    def words(self) -> list[Word]:
        return [*self.honest, *self.attack, *self.inner]


def village(seed: int, true: int, among: Among) -> Village:
    chance = random.Random(seed)
    honest = [word for group in range(GROUPS) for word in friends(chance, group)]
    attack: set[Word] = set()
    while len(attack) < true:
        attack.add((chance.randrange(HONEST), puppet(chance)))
    roots = set(chance.sample(range(HONEST), ROOTS))
    return Village(sorted(set(honest)), sorted(attack), among(chance), roots)


def friends(chance: random.Random, group: int) -> list[Word]:
    """Each with three on either side, one in ten tie elsewhere in the group, one in twenty out."""
    size, words = HONEST // GROUPS, []
    for here in range(size):
        for step in (1, 2, 3):
            there = chance.randrange(size) if chance.random() < 0.1 else (here + step) % size
            friend = group * size + there
            friend = chance.randrange(HONEST) if chance.random() < 0.05 else friend
            words += both(group * size + here, friend)
    return words


def both(one: int, other: int) -> list[Word]:
    return [(one, other), (other, one)] if one != other else []


def puppet(chance: random.Random) -> int:
    return HONEST + chance.randrange(PUPPETS)


def crowd(chance: random.Random) -> list[Word]:
    """Puppets who vouch for each other at random."""
    pairs = [(puppet(chance), puppet(chance)) for _ in range(3 * PUPPETS)]
    return [word for pair in pairs for word in both(*pair)]


def chain(chance: random.Random) -> list[Word]:
    """Puppets in a great ring, each tied to three on either side."""
    reach = [(one, step) for one in range(PUPPETS) for step in (1, 2, 3)]
    return [
        word for one, step in reach for word in both(HONEST + one, HONEST + (one + step) % PUPPETS)
    ]


def towers(chance: random.Random) -> list[Word]:
    """Layers of fifty, each vouching for the next, so that nothing flows back."""
    above = [(one, one - one % 50 + 50) for one in range(PUPPETS - 50)]
    return [
        (HONEST + one, HONEST + base + chance.randrange(50))
        for one, base in above
        for _ in range(6)
    ]


def ours(words: list[Word], roots: set[int]) -> dict[int, float]:
    return weights([Vouch(giver, receiver, "met", DAY) for giver, receiver in words], roots)


def walk(words: list[Word], roots: set[int]) -> dict[int, float]:
    """Where one is after a few steps at random from the roots."""
    friends_of: dict[int, list[int]] = {}
    for giver, receiver in words:
        friends_of.setdefault(giver, []).append(receiver)
    place = dict.fromkeys(roots, 1.0)
    for _ in range(STEPS):
        place = step(place, friends_of)
    return place


def step(place: dict[int, float], friends_of: dict[int, list[int]]) -> dict[int, float]:
    moved: dict[int, float] = {}
    for one, much in place.items():
        onward = friends_of.get(one, [one])
        for friend in onward:
            moved[friend] = moved.get(friend, 0.0) + much / len(onward)
    return moved


def gain(measure: Measure, case: Village) -> tuple[float, float]:
    """Puppets' part of all standing over true vouches' part of all vouches; and the ranking."""
    standing = measure(case.words, case.roots)
    honest = [standing.get(one, 0.0) for one in range(HONEST)]
    puppets = [standing.get(HONEST + one, 0.0) for one in range(PUPPETS)]
    share = sum(puppets) / (sum(honest) + sum(puppets))
    return share / (len(case.attack) / len(case.honest)), ranking(honest, puppets)


def ranking(honest: list[float], puppets: list[float]) -> float:
    """Area under the ROC curve: how often an honest member stands above a puppet, ties half."""
    rivals = sorted(puppets)
    won = sum(bisect_left(rivals, much) + bisect_right(rivals, much) for much in honest)
    return won / 2 / len(honest) / len(puppets)


def large() -> list[Word]:
    """Ten thousand honest members: twenty such villages side by side, with ties between them."""
    chance = random.Random(1)
    words = [
        (giver + HONEST * place, receiver + HONEST * place)
        for place in range(20)
        for group in range(GROUPS)
        for giver, receiver in friends(chance, group)
    ]
    ends = [chance.randrange(20 * HONEST) for _ in range(2000)]
    return words + [
        word for pair in zip(ends[::2], ends[1::2], strict=True) for word in both(*pair)
    ]


def main() -> None:
    print(f"{HONEST} honest members, {ROOTS} roots, {PUPPETS} puppets; mean of {GRAPHS} graphs")
    print("puppets' part of standing / true vouches' part of vouches (goal 1.0), least AUC (0.98)")
    print(f"{'puppets':10}{'true':>6}{'ours':>8}{'AUC':>8}{'walk':>8}{'AUC':>8}")
    for among in (crowd, chain, towers):
        for true in TRUE_VOUCHES:
            cases = [village(seed, true, among) for seed in range(GRAPHS)]
            figures = [told([gain(measure, case) for case in cases]) for measure in (ours, walk)]
            print(f"{among.__name__:10}{true:6}{''.join(figures)}", flush=True)
    words, start = large(), process_time()
    ours(words, set(range(0, 20 * HONEST, 25)))
    print(f"10,000 members, {len(words)} vouches: {process_time() - start:.1f} CPU-s (goal 2)")


def told(gains: list[tuple[float, float]]) -> str:
    return f"{fmean(one for one, _ in gains):8.2f}{min(auc for _, auc in gains):8.4f}"


if __name__ == "__main__":
    main()
