"""How many questions get an answer that worked within a day, and who bears the load.

    python -m tests.benchmarks.simulate_routing

Simulated groups: 120 members who wear badges of one trade (one to three of its eight skills), in
six places, of two languages. As on the site anyone of the trade may be asked, and what skill a
question wants is read from its words alone: seven in ten hold the word of their skill, half the
wider one that two skills share, one in ten a word of a skill they do not want; who lacks the skill
cannot help. What they really know is hidden: four in five know what they say (Beta 4, 2), one in
five hardly (Beta 1.5, 4). So is how often they answer within a day (Beta 3, 3), which
falls when more waits for them than they can bear. Five, ten and twenty questions a day (at twenty,
five asked of each are nearly all that all can bear) for eight weeks, the last four counted. Asked:
five by ours, five by chance among those whose badge fits, and the five with the best record, always
(greedy). Load is who was asked how often: its Gini is over all who say that they know a skill.
"""

import random
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import fmean
from typing import NamedTuple

from mentorship.routing import ASKED, Candidate, chance, fit, routed

SKILLS, PLACES, MEMBERS = 8, 6, 120
DAYS, COUNTED_FROM, A_DAY = 56, 28, (5, 10, 20)
GROUPS = 8

OWN, WIDER, ASTRAY = 0.7, 0.5, 0.1

Rule = Callable[[list[Candidate], int], list[int]]
Words = frozenset[str]


@dataclass
class Person:
    number: int
    knows: dict[int, float]
    answers: float
    place: int
    language: int
    bears: int
    asked: Counter[Words] = field(default_factory=Counter)
    worked: Counter[Words] = field(default_factory=Counter)
    lately: deque[int] = field(default_factory=deque)

    def candidate(self, words: Words, place: int, language: int, day: int) -> Candidate:
        while self.lately and self.lately[0] <= day - 7:
            self.lately.popleft()
        asked, worked = of_this(self.asked, words), of_this(self.worked, words)
        return Candidate(
            self.number,
            asked,
            worked,
            self.asked.total() - asked,
            self.worked.total() - worked,
            speaks=self.language == language,
            near=self.place == place,
            badge=True,
            fits=max(fit(words, named(skill)) for skill in self.knows),
            load=len(self.lately),
            bears=self.bears,
            waited=float(day - self.lately[-1]) if self.lately else 365.0,
        )


def of_this(counted: Counter[Words], words: Words) -> int:
    """As `reads.candidates` counts: what shares a word; everything, where none is named."""
    return sum(many for said, many in counted.items() if not words or said & words)


def named(skill: int) -> Words:
    """Grading maize and drying maize: a word of its own, and one that two skills share."""
    return frozenset({f"skill{skill}", f"goods{skill // 2}"})


class Outcome(NamedTuple):
    worked: float
    asked: int
    gini: float


def main() -> None:
    rules: dict[str, Rule] = {"ours": routed, "by chance": by_chance, "greedy": greedy}
    print(f"{GROUPS} groups each, questions of the last four of eight weeks, at most {ASKED} asked")
    print("a day  rule        worked in a day          Gini of the load")
    for a_day in A_DAY:
        for name, rule in rules.items():
            ends = [simulated(seed, rule, a_day) for seed in range(GROUPS)]
            print(f"{a_day:5}  {name:10}  {row(ends)}")


def row(ends: list[Outcome]) -> str:
    assert all(end.asked <= ASKED for end in ends)
    worked, loads = [end.worked for end in ends], [end.gini for end in ends]
    found = f"{fmean(worked):6.1%} (worst {min(worked):.1%})"
    return f"{found}   {fmean(loads):.2f} (worst {max(loads):.2f})"


def by_chance(candidates: list[Candidate], turn: int) -> list[int]:
    most = max(one.fits for one in candidates)
    fitting = [one.member for one in candidates if one.fits == most]
    return random.Random(turn).sample(fitting, min(ASKED, len(fitting)))


def greedy(candidates: list[Candidate], turn: int) -> list[int]:
    best = sorted(candidates, key=lambda one: (-chance(one), one.member))
    return [one.member for one in best[:ASKED]]


def simulated(seed: int, rule: Rule, a_day: int) -> Outcome:
    lot = random.Random(seed)
    people = [person(lot, number) for number in range(MEMBERS)]
    loads: Counter[int] = Counter()
    worked: list[bool] = []
    asked: list[int] = []
    for turn in range(DAYS * a_day):
        day = turn // a_day
        chosen, helped = question(lot, people, day, turn, rule)
        if day >= COUNTED_FROM:
            worked.append(helped)
            asked.append(len(chosen))
            loads.update(chosen)
    return Outcome(fmean(worked), max(asked), gini([loads[one.number] for one in people]))


def person(lot: random.Random, number: int) -> Person:
    skills = lot.sample(range(SKILLS), lot.randint(1, 3))
    knows = {skill: knowledge(lot) for skill in skills}
    language = int(lot.random() < 0.3)
    place = lot.randrange(PLACES)
    return Person(number, knows, lot.betavariate(3, 3), place, language, lot.choice([5, 7, 10]))


def knowledge(lot: random.Random) -> float:
    return lot.betavariate(4, 2) if lot.random() < 0.8 else lot.betavariate(1.5, 4)


def question(
    lot: random.Random, people: list[Person], day: int, turn: int, rule: Rule
) -> tuple[list[int], bool]:
    """Who was asked, and whether one of their answers worked; the record learns of each."""
    skill, place, language = lot.randrange(SKILLS), lot.randrange(PLACES), int(lot.random() < 0.3)
    words = spoken(lot, skill)
    able = [one.candidate(words, place, language, day) for one in people]
    chosen = rule(able, turn)
    good = [number for number in chosen if works(lot, people[number], skill, language)]
    for number in chosen:
        people[number].asked[words] += 1
        people[number].worked[words] += number in good
        people[number].lately.append(day)
    return chosen, bool(good)


def spoken(lot: random.Random, skill: int) -> Words:
    """What the question says, of the words that name a skill."""
    said = {f"skill{skill}"} if lot.random() < OWN else set()
    said |= {f"goods{skill // 2}"} if lot.random() < WIDER else set()
    astray = {f"skill{lot.randrange(SKILLS)}"} if lot.random() < ASTRAY else set()
    return frozenset(said | astray)


def works(lot: random.Random, one: Person, skill: int, language: int) -> bool:
    tired = min(1.0, one.bears / max(1, len(one.lately)))
    heard = 1.0 if one.language == language else 0.6
    return lot.random() < one.answers * tired * one.knows.get(skill, 0.0) * heard


def gini(loads: list[int]) -> float:
    """0: all bear the same; 1: one bears all (Gini 1912)."""
    ranked, total = sorted(loads), sum(loads)
    if not total:
        return 0.0
    size = len(ranked)
    return (
        2 * sum(rank * load for rank, load in enumerate(ranked, 1)) / (size * total)
        - (size + 1) / size
    )


if __name__ == "__main__":
    main()
