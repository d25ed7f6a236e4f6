"""How often the trial notebook is wrong when it is looked at every day, and how long it takes.

python -m tests.benchmarks.simulate_trials
"""

import random
from collections import Counter
from collections.abc import Iterator

from mentorship.sequential import THETAS, Day, Word, foretold, likely, word

RUNS, DAYS = 1000, 60
CASES = (
    ("equal, 40 see each, 1 in 10 comes", 40, 0.10, 1.0),
    ("equal, 400 see each, 1 in 50 comes", 400, 0.02, 1.0),
    ("equal, 20 see each, half of them come", 20, 0.5, 1.0),
    ("B 1.5 times as good, 40 see each", 40, 0.10, 1.5),
    ("B twice as good, 40 see each", 40, 0.10, 2.0),
    ("B half as good, 40 see each", 40, 0.10, 0.5),
)


def main() -> None:
    print("case                                    wrong   told   days until told (median)")
    for name, saw, rate, better in CASES:
        ends = [first_word(random.Random(seed), saw, rate, better) for seed in range(RUNS)]
        print(f"{name:38} {wrong(ends, better):6.2%} {told(ends):6.1%}   {until(ends)}")


def first_word(chance: random.Random, saw: int, rate: float, better: float) -> tuple[Word, int]:
    """Looked at every evening until it says who is better: the word, and the day."""
    told, said = [0.0] * len(THETAS), Word.GOING
    for number, day in enumerate(counted(chance, saw, rate, better), 1):
        told = [had + foretold([day], theta) for had, theta in zip(told, THETAS, strict=True)]
        kept = likely(told)
        if (said := word(min(kept), max(kept))) in (Word.A, Word.B):
            return said, number
    return said, DAYS


def counted(chance: random.Random, saw: int, rate: float, better: float) -> Iterator[Day]:
    """Days are unlike: now few see it, now many, now they come easily, now hardly."""
    for _ in range(DAYS):
        a, b = chance.randint(saw // 2, saw * 3 // 2), chance.randint(saw // 2, saw * 3 // 2)
        mood = min(1.0 / max(better, 1.0) / rate, chance.uniform(0.5, 1.5))
        yield Day(a, drawn(chance, a, rate * mood), b, drawn(chance, b, rate * mood * better))


def drawn(chance: random.Random, saw: int, rate: float) -> int:
    return sum(chance.random() < rate for _ in range(saw))


def wrong(ends: list[tuple[Word, int]], better: float) -> float:
    words = Counter(word for word, _ in ends)
    bad = {1.0: words[Word.A] + words[Word.B]}.get(better)
    if bad is None:
        bad = words[Word.A] if better > 1 else words[Word.B]
    return bad / len(ends)


def told(ends: list[tuple[Word, int]]) -> float:
    return sum(word in (Word.A, Word.B) for word, _ in ends) / len(ends)


def until(ends: list[tuple[Word, int]]) -> str:
    days = sorted(day for word, day in ends if word in (Word.A, Word.B))
    return str(days[len(days) // 2]) if days else "–"


if __name__ == "__main__":
    main()
