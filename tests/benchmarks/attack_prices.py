"""How far liars can move a price: `make attack`. Exits 1 where a goal of the estimate is missed.

The world it simulates, in words:

* The truth is a real series: a commodity in a market of the World Food Programme's Kenyan prices,
  monthly, the days between by constant growth. Each trial picks a series and a last day.
* 5 to 20 honest people each report once, at any time of the last five days: the true price of
  that hour, times a noise of 8 % (log-normal). Three in a hundred slip: a digit too many or too
  few, twice or half, a bag of 90 kg told as one of 50 or the other way round. Standing: 0.25 to 1.
* Colluders agree on one price, 20 or 40 % above or below the true one, within 2 % of each other.
  In sum they hold the stated share of all standing, split evenly; there are as many of them, for
  that share, as there are honest ones for theirs. A flood are new accounts without standing.
* Three harder worlds: the colluders' standing is spread thin over many small accounts; they all
  report on the last day; they report anew on each of the five days.
* The error is that of the middle against the true price of the five days, their mean: what reports
  of five days can know. "at the end" is ours against the true price of the last hour: what moved
  within the five days is added. Printed is the 95th percentile, in per cent. There is no previous
  estimate.
"""

import csv
import math
import random
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count, pairwise
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

from pricing.rules import Report, estimate

PRICES = Path(__file__).resolve().parents[2] / "community/front/demo/wfp_prices_kenya.csv"
TRIALS = 2500
LATE = "at the end"
SEED = 20261123
HALF_LIFE = timedelta(days=14)
GAP = timedelta(days=62)
WINDOW = timedelta(days=5)
NOISE, SLIPS, AGREED = 0.08, 0.03, 0.02
SLIP = [10, 0.1, 2, 0.5, 90 / 50, 50 / 90]
THIN = 0.05


class Attack(NamedTuple):
    """share of all standing, pushing by so much; flood: new accounts to each honest one."""

    name: str
    share: float = 0
    push: float = 0.4
    flood: int = 0
    way: str = ""
    goal: float | None = None


ATTACKS = [
    Attack("nobody lies"),
    Attack("10 % push ± 40 %", 0.1),
    Attack("20 % push ± 40 %", 0.2, goal=0.07),
    Attack("30 % push ± 40 %", 0.3, goal=0.075),
    Attack("10 % push ± 20 %", 0.1, 0.2),
    Attack("20 % push ± 20 %", 0.2, 0.2),
    Attack("30 % push ± 20 %", 0.3, 0.2, goal=0.10),
    Attack("flood, 1 to each", flood=1, goal=0.07),
    Attack("flood, 3 to each", flood=3, goal=0.07),
    Attack("flood, 10 to each", flood=10, goal=0.07),
    Attack("30 % ± 40 %, thin", 0.3, way="thin"),
    Attack("30 % ± 40 %, last day", 0.3, way="last day"),
    Attack("30 % ± 40 %, daily", 0.3, way="daily"),
]
Series = list[tuple[datetime, float]]
Rule = Callable[[list[Report], datetime], float]


def main() -> int:
    print(f"95th percentile of the error in per cent, {TRIALS} trials each, seed {SEED}\n")
    print(f"{'':24}" + "".join(f"{name:>12}" for name in (*RULES, LATE, "goal")))
    rows = [(attack, errors(attack, TRIALS)) for attack in ATTACKS]
    for attack, found in rows:
        goal = f"{100 * attack.goal:12.1f}" if attack.goal else ""
        print(f"{attack.name:24}" + "".join(f"{100 * one:12.1f}" for one in found.values()) + goal)
    moved = max(flood_moves(TRIALS // 10))
    print(f"\na flood of ten to each moves the middle by at most {100 * moved:.2f} %, goal 2 %")
    missed = missed_goals(rows, moved)
    print("goals missed: " + ", ".join(missed) if missed else "every goal is met")
    return 1 if missed else 0


def missed_goals(rows: list[tuple[Attack, dict[str, float]]], moved: float) -> list[str]:
    missed = [attack.name for attack, found in rows if attack.goal and found["ours"] > attack.goal]
    calm = rows[0][1]
    if calm["ours"] > 1.1 * calm["median"]:
        missed.append("calm as the median")
    return missed + (["unmoved by a flood"] if moved >= 0.02 else [])


def errors(attack: Attack, trials: int, seed: int = SEED) -> dict[str, float]:
    """The 95th percentile of each rule's error."""
    chance, every = random.Random(seed), series()
    found: dict[str, list[float]] = {name: [] for name in (*RULES, LATE)}
    for _ in range(trials):
        path, now = place(chance, every)
        reports = world(chance, attack, path, now)
        said = {name: rule(reports, now) for name, rule in RULES.items()}
        for name, price in said.items():
            found[name].append(abs(price / true_of_window(path, now) - 1))
        found[LATE].append(abs(said["ours"] / truth(path, now) - 1))
    return {name: sorted(each)[int(0.95 * trials)] for name, each in found.items()}


def flood_moves(trials: int, seed: int = SEED) -> Iterator[float]:
    """How far ten new accounts to each honest one move the middle, of its height before."""
    chance, every = random.Random(seed), series()
    for _ in range(trials):
        reports = world(chance, Attack("flood", flood=10), *(at := place(chance, every)))
        before = ours([one for one in reports if one.standing], at[1])
        yield abs(ours(reports, at[1]) / before - 1)


def series() -> list[Series]:
    """Per commodity, market, kind and unit: a year of months at least, without long gaps."""
    paths: dict[tuple[str, ...], dict[datetime, float]] = {}
    with PRICES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["date"].startswith("#"):
                key = (row["market"], row["commodity"], row["pricetype"], row["unit"])
                day = datetime.fromisoformat(row["date"]).replace(tzinfo=UTC)
                paths.setdefault(key, {})[day] = float(row["price"])
    return [path for prices in paths.values() if len(path := sorted(prices.items())) > 12]


def place(chance: random.Random, every: list[Series]) -> tuple[Series, datetime]:
    """A series and a moment of it, whose five days before lie between two near surveys."""
    while True:
        path = chance.choice(every)
        before, after = chance.choice(list(pairwise(path)))
        room = after[0] - before[0] - WINDOW
        if timedelta() < room <= GAP:
            return path, before[0] + WINDOW + chance.random() * room


def true_of_window(path: Series, now: datetime) -> float:
    return fmean(truth(path, now - WINDOW * tenth / 10) for tenth in (1, 3, 5, 7, 9))


def truth(path: Series, at: datetime) -> float:
    after = bisect_left(path, (at, 0.0))
    (start, low), (end, high) = path[after - 1], path[after]
    return low * (high / low) ** ((at - start) / (end - start))


def world(chance: random.Random, attack: Attack, path: Series, now: datetime) -> list[Report]:
    names = count()
    many, reports, side = chance.randint(5, 20), [], chance.choice([-1, 1])

    def say(standing: float, factor: float, noise: float, ago: float, name: int) -> None:
        at = now - ago * WINDOW
        price = truth(path, at) * factor * math.exp(chance.gauss(0, noise))
        reports.append(Report(Decimal(f"{price:.4f}"), name, standing, at))

    for _ in range(many):
        slip = chance.choice(SLIP) if chance.random() < SLIPS else 1
        say(chance.uniform(0.25, 1), slip, NOISE, chance.random(), next(names))
    for standing, agos in liars(chance, attack, many, sum(one.standing for one in reports)):
        name = next(names)
        for ago in agos:
            say(standing, 1 + side * attack.push, AGREED, ago, name)
    for _ in range(attack.flood * many):
        say(0, 1 + side * attack.push, AGREED, chance.random(), next(names))
    return reports


def liars(
    chance: random.Random, attack: Attack, honest: int, standing: float
) -> Iterator[tuple[float, list[float]]]:
    """The standing of each and when they report, as a part of the window before now."""
    if not attack.share:
        return
    odds = attack.share / (1 - attack.share)
    many = standing * odds / THIN if attack.way == "thin" else honest * odds
    for _ in range(many := max(1, round(many))):
        ago = chance.random()
        when = {"last day": [0.0], "daily": [day / 5 + 0.01 for day in range(5)]}
        yield standing * odds / many, when.get(attack.way, [ago])


def ours(reports: list[Report], now: datetime) -> float:
    found = estimate(reports, now, HALF_LIFE)
    assert found
    return float(found.middle)


def last(reports: list[Report], now: datetime) -> float:
    return float(max(reports, key=lambda one: one.seen_at).price)


def mean(reports: list[Report], now: datetime) -> float:
    return fmean(float(one.price) for one in reports)


def plain_median(reports: list[Report], now: datetime) -> float:
    week = [one.price for one in reports if one.seen_at >= now - timedelta(days=7)]
    return float(median(week))


RULES: dict[str, Rule] = {"ours": ours, "median": plain_median, "mean": mean, "last": last}

if __name__ == "__main__":
    sys.exit(main())
