"""The attack of `make attack`, on two of its graphs: the same seeds, so the same figures."""

from statistics import fmean

import pytest

from tests.benchmarks import attack_standing as attack

GRAPHS = range(2)
FEW, MANY = 20, 50


@pytest.mark.parametrize("among", [attack.crowd, attack.chain, attack.towers])
def test_five_thousand_puppets_gain_no_more_than_those_who_were_taken_in_gave(
    among: attack.Among,
) -> None:
    gains = [attack.gain(attack.ours, attack.village(seed, FEW, among)) for seed in GRAPHS]
    assert fmean(share for share, _ranking in gains) <= 1.0
    assert min(ranking for _share, ranking in gains) >= 0.98


def test_nobody_who_is_vouched_for_by_puppets_alone_stands_at_all() -> None:
    alone = attack.village(0, 0, attack.crowd)
    standing = attack.ours(alone.words, alone.roots)
    assert max(standing.get(attack.HONEST + one, 0.0) for one in range(attack.PUPPETS)) == 0
    assert min(standing.get(one, 0.0) for one in alone.roots) > 0


def test_the_attack_is_one_that_a_walk_from_the_roots_does_not_withstand() -> None:
    cases = [attack.village(seed, MANY, attack.chain) for seed in GRAPHS]
    shares = [
        fmean(attack.gain(way, one)[0] for one in cases) for way in (attack.walk, attack.ours)
    ]
    assert shares[0] > 1.0 > shares[1]


def test_the_ranking_is_right_at_its_ends() -> None:
    assert attack.ranking([1.0, 0.5], [0.25, 0.0]) == 1
    assert attack.ranking([0.0], [1.0]) == 0
    assert attack.ranking([0.5], [0.5, 0.5]) == 0.5
