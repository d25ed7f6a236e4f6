"""How many questions get an answer that worked within a day, and who bears the load.

    python -m tests.benchmarks.simulate_routing

Simulated groups: 120 members who wear badges of one trade (one to three of its eight skills), in
six places, of two languages. As on the site anyone of the trade may be asked. Some askers say what
their question is about (`picks`: figures for several shares of them), and one in twenty of these
says it wrongly; of the others only the words tell: seven in ten questions hold the word of their
skill, half the wider one that two skills share, one in ten a word of a skill they do not want.
`guessing` makes of it what it makes on the site, and the record is kept by what the question was
taken for, not by what it really was. Nothing else of the words is simulated: real questions hold
more words that tell, and more that mislead.

What they really know is hidden: four in five know what they say (Beta 4, 2), one in five hardly
(Beta 1.5, 4). So is how often they answer within a day (Beta 3, 3), which falls when more waits for
them than they can bear. Who lacks the skill stays silent; who speaks another language is understood
in six of ten. Five, ten and twenty questions a day (at twenty, five asked of each are nearly all
that all can bear) for eight weeks, the last four counted. Asked: five by ours, five by chance among
those whose badge fits best, and the five with the best record, always (greedy). Load is who was
asked how often: its Gini is over all who say that they know a skill.
"""

import random
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import fmean
from typing import NamedTuple

from mentorship.guessing import PAST, Guess, Words, believed, guess, taken
from mentorship.routing import ASKED, ENOUGH, Came, Candidate, chance, fit, routed, weighed

SKILLS, PLACES, MEMBERS = 8, 6, 120
DAYS, COUNTED_FROM, A_DAY = 56, 28, (5, 10, 20)
GROUPS, PICKS = 8, (0.0, 0.5, 0.7, 1.0)

OWN, WIDER, ASTRAY, SLIPS = 0.7, 0.5, 0.1, 0.05
UNDERSTOOD = 0.6

Rule = Callable[[list[Candidate], int], list[int]]


@dataclass
class Person:
    number: int
    knows: dict[int, float]
    answers: float
    place: int
    language: int
    bears: int
    record: defaultdict[str, Came] = field(default_factory=lambda: defaultdict(Came))
    lately: deque[int] = field(default_factory=deque)

    def candidate(self, about: Guess, place: int, language: int, day: int) -> Candidate:
        while self.lately and self.lately[0] <= day - 7:
            self.lately.popleft()
        return Candidate(
            self.number,
            **weighed(about, self.record),
            speaks=self.language == language,
            near=self.place == place,
            badge=True,
            fits=fit(about, [name(skill) for skill in self.knows]),
            load=len(self.lately),
            bears=self.bears,
            waited=float(day - self.lately[-1]) if self.lately else 365.0,
        )


class Asked(NamedTuple):
    skill: int
    place: int
    language: int
    words: Words
    said: str


class Outcome(NamedTuple):
    worked: float
    asked: int
    gini: float


def name(skill: int) -> str:
    return f"skill{skill}"


def named(skill: int) -> Words:
    """Grading maize and drying maize: a word of its own, and one that two skills share."""
    return frozenset({f"own{skill}", f"goods{skill // 2}"})


NAMES = {name(skill): named(skill) for skill in range(SKILLS)}


def main() -> None:
    print(f"{GROUPS} groups each, questions of the last four of eight weeks, at most {ASKED} asked")
    print("a day  rule        who say  worked in a day          Gini of the load")
    for a_day in A_DAY:
        for picks in PICKS:
            told(a_day, "ours", routed, picks)
        told(a_day, "by chance", by_chance, 0.7)
        told(a_day, "greedy", greedy, 0.7)


def told(a_day: int, called: str, rule: Rule, picks: float) -> None:
    ends = [simulated(seed, rule, a_day, picks) for seed in range(GROUPS)]
    print(f"{a_day:5}  {called:10}  {picks:7.0%}  {row(ends)}", flush=True)


def row(ends: list[Outcome]) -> str:
    assert all(end.asked <= ASKED for end in ends)
    worked, loads = [end.worked for end in ends], [end.gini for end in ends]
    found = f"{fmean(worked):6.1%} (worst {min(worked):.1%})"
    return f"{found}   {fmean(loads):.2f} (worst {max(loads):.2f})"


def by_chance(candidates: list[Candidate], turn: int) -> list[int]:
    most = max(one.fits for one in candidates)
    fitting = [one.member for one in candidates if one.fits >= ENOUGH * most]
    return random.Random(turn).sample(fitting, min(ASKED, len(fitting)))


def greedy(candidates: list[Candidate], turn: int) -> list[int]:
    best = sorted(candidates, key=lambda one: (-chance(one), one.member))
    return [one.member for one in best[:ASKED]]


def simulated(seed: int, rule: Rule, a_day: int, picks: float = 0.7) -> Outcome:
    lot = random.Random(seed)
    people = [person(lot, number) for number in range(MEMBERS)]
    loads: Counter[int] = Counter()
    worked: list[bool] = []
    asked: list[int] = []
    past: deque[tuple[str, Words]] = deque(maxlen=PAST)
    for turn in range(DAYS * a_day):
        day = turn // a_day
        chosen, helped = question(lot, people, day, turn, rule, picks, past)
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
    lot: random.Random,
    people: list[Person],
    day: int,
    turn: int,
    rule: Rule,
    picks: float,
    past: deque[tuple[str, Words]],
) -> tuple[list[int], bool]:
    """Who was asked, and whether one of their answers worked; the record learns of each."""
    one = spoken(lot, picks)
    about = guess(one.words, NAMES, past)
    kept = one.said or taken(about)
    about = believed(about, one.said) if one.said else about
    able = [each.candidate(about, one.place, one.language, day) for each in people]
    chosen = rule(able, turn)
    came = [answer(lot, people[number], one) for number in chosen]
    for number, (answered, worked) in zip(chosen, came, strict=True):
        remember(people[number], kept, answered, worked, day)
    helped = any(worked for _answered, worked in came)
    if one.said or (kept and helped):
        past.append((kept, one.words))
    return chosen, helped


def spoken(lot: random.Random, picks: float) -> Asked:
    """What the question says, of the words that name a skill, and what its asker says it is."""
    skill, place, language = lot.randrange(SKILLS), lot.randrange(PLACES), int(lot.random() < 0.3)
    words = {f"own{skill}"} if lot.random() < OWN else set()
    words |= {f"goods{skill // 2}"} if lot.random() < WIDER else set()
    words |= {f"own{lot.randrange(SKILLS)}"} if lot.random() < ASTRAY else set()
    meant = lot.randrange(SKILLS) if lot.random() < SLIPS else skill
    said = name(meant) if lot.random() < picks else ""
    return Asked(skill, place, language, frozenset(words), said)


def answer(lot: random.Random, one: Person, asked: Asked) -> tuple[bool, bool]:
    """Whether they answer within a day, and whether that works."""
    tired = min(1.0, one.bears / max(1, len(one.lately)))
    heard = 1.0 if one.language == asked.language else UNDERSTOOD
    answered = asked.skill in one.knows and lot.random() < one.answers * tired
    return answered, answered and lot.random() < one.knows[asked.skill] * heard


def remember(one: Person, kept: str, answered: bool, worked: bool, day: int) -> None:
    asked, before, good = one.record[kept]
    one.record[kept] = Came(asked + 1, before + answered, good + worked)
    one.lately.append(day)


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
