"""What was measured, in lines: the middle of the rounds, the spread, the goal and whether met."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

WIDTH = 58


@dataclass(frozen=True)
class Goal:
    sign: str
    value: float

    def met(self, value: float) -> bool:
        return {
            "≤": value <= self.value,
            "<": value < self.value,
            "≥": value >= self.value,
            "=": value == self.value,
        }[self.sign]


@dataclass
class Table:
    """Prints each line as soon as it is known, and remembers the goals that were missed."""

    missed: list[str] = field(default_factory=list)

    def part(self, title: str) -> None:
        print(f"\n{title}\n{'─' * len(title)}", flush=True)

    def note(self, words: str) -> None:
        print(f"  · {words}", flush=True)

    def line(
        self, name: str, values: Sequence[float], unit: str = "", goal: Goal | None = None
    ) -> float:
        """One measure over its rounds; it is judged by their median."""
        middle = median(values)
        spread = f"{short(min(values))}–{short(max(values))}" if len(values) > 1 else ""
        print(
            f"  {name:{WIDTH}}{short(middle):>9} {unit:10}{spread:>16}   "
            f"{self.judged(name, middle, goal)}",
            flush=True,
        )
        return middle

    def judged(self, name: str, value: float, goal: Goal | None) -> str:
        if goal is None:
            return ""
        if not goal.met(value):
            self.missed.append(name)
        return f"goal {goal.sign} {short(goal.value)}: {'met' if goal.met(value) else 'MISSED'}"

    def end(self) -> None:
        words = "goals missed: " + "; ".join(self.missed) if self.missed else "every goal is met"
        print(f"\n{words}", flush=True)


def short(value: float) -> str:
    if value == int(value) and abs(value) >= 10:
        return f"{int(value):,}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Round by round: what slows the machine for a while slows both."""
    return [one / other for one, other in zip(ours, theirs, strict=True)]


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[int(share * (len(values) - 1))]
