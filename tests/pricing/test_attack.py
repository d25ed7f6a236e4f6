"""The attack of `make attack`, small: the same seed, so the same figures each time."""

from statistics import mean

import pytest

from tests.benchmarks import attack_prices as attack

TRIALS = 150
ROWS = {row.name: row for row in attack.ATTACKS}
LIES = [name for name, row in ROWS.items() if row.push == 0.4 and (row.share or row.flood)]


@pytest.fixture(scope="module")
def calm() -> dict[str, float]:
    return attack.errors(ROWS["nobody lies"], TRIALS)


def test_without_a_lie_it_is_as_good_as_the_median(calm: dict[str, float]) -> None:
    assert calm["ours"] <= 1.1 * calm["median"]
    assert calm["ours"] < 0.07


@pytest.mark.parametrize("name", LIES)
def test_a_lie_of_forty_per_cent_is_hardly_felt(name: str) -> None:
    found = attack.errors(ROWS[name], TRIALS)
    assert found["ours"] < 0.08
    assert found["ours"] <= 1.1 * min(found["median"], found["mean"], found["last"])


def test_a_lie_of_twenty_per_cent_is_felt_by_half_at_most() -> None:
    assert attack.errors(ROWS["30 % push ± 20 %"], TRIALS)["ours"] < 0.115


def test_a_flood_moves_nothing() -> None:
    assert max(attack.flood_moves(20)) == 0


def test_a_missed_goal_is_named() -> None:
    row = ROWS["20 % push ± 40 %"]
    calm = (ROWS["nobody lies"], {"ours": 0.05, "median": 0.05})
    assert attack.missed_goals([calm, (row, {"ours": 0.071})], 0.03) == [
        row.name,
        "unmoved by a flood",
    ]
    assert attack.missed_goals([calm, (row, {"ours": 0.069})], 0.0) == []


def test_the_colluders_hold_the_share_they_are_said_to_hold() -> None:
    for name in ("30 % push ± 40 %", "30 % ± 40 %, thin", "30 % ± 40 %, last day"):
        assert mean(shares(name)) == pytest.approx(0.3)


def shares(name: str) -> list[float]:
    """Of all standing, in twenty worlds; the honest speak first."""
    chance = attack.random.Random(1)
    found = []
    for _ in range(20):
        honest, odds = [chance.uniform(0.25, 1) for _ in range(9)], ROWS[name]
        lies = [each for each, _agos in attack.liars(chance, odds, 9, sum(honest))]
        found.append(sum(lies) / (sum(lies) + sum(honest)))
    return found
