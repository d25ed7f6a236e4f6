"""Standing is handed on in person: what friends give, and what puppets cannot."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.members.rings import rings
from community.members.standing import Vouch, flows, shares_of_full, weights

DAY = date(2026, 11, 1)
STEWARDS = ["bakari", "dalia", "esther"]


def met(*pairs: tuple[str, str], kind: str = "met") -> list[Vouch[str]]:
    return [Vouch(giver, receiver, kind, DAY) for giver, receiver in pairs]


def everyone_for(receiver: str, givers: Iterable[str] = STEWARDS) -> list[Vouch[str]]:
    return met(*((giver, receiver) for giver in givers))


def test_a_steward_stands_by_themselves_and_a_stranger_not_at_all() -> None:
    assert weights(met(("zuri", "chidi")), ["bakari"]) == {"bakari": 1, "zuri": 0, "chidi": 0}


def test_nobody_named_gives_nothing() -> None:
    assert weights([], []) == {}


def test_three_who_do_not_depend_on_each_other_weigh_far_more_than_one() -> None:
    standing = weights(everyone_for("amina") + met(("bakari", "chidi")), STEWARDS)
    assert standing["amina"] == 1
    assert 0 < standing["chidi"] < 0.1


def test_a_word_online_weighs_less_than_one_in_person() -> None:
    villagers = [word for name in ("amina", *"abcdefgh") for word in everyone_for(name)]
    online = met(*((steward, "chidi") for steward in STEWARDS), kind="online")
    standing = weights(villagers + online, STEWARDS)
    assert 0 < standing["chidi"] < standing["amina"]


def test_of_two_words_for_the_same_member_the_stronger_counts_once() -> None:
    both = everyone_for("amina") + met(("bakari", "amina"), kind="online")
    assert weights(both, STEWARDS) == weights(everyone_for("amina"), STEWARDS)


def test_a_word_lapses_after_twelve_months() -> None:
    words = everyone_for("amina")
    assert weights(words, STEWARDS, today=DAY + timedelta(days=364))["amina"] == 1
    assert weights(words, STEWARDS, today=DAY + timedelta(days=365))["amina"] == 0


def test_a_word_for_oneself_is_no_word() -> None:
    assert weights(met(("chidi", "chidi")), STEWARDS)["chidi"] == 0


def test_a_kind_of_word_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="met, traded, online"):
        weights(met(("bakari", "amina"), kind="bought"), STEWARDS)


def test_two_who_have_only_each_other_weigh_nothing() -> None:
    standing = weights(met(("njeru", "twin"), ("twin", "njeru")) + everyone_for("amina"), STEWARDS)
    assert standing["njeru"] == standing["twin"] == 0


def test_a_crowd_behind_one_true_word_shares_what_that_word_brought() -> None:
    honest = [word for name in "abcdefgh" for word in everyone_for(name)]
    crowd = [f"puppet{number}" for number in range(40)]
    among = met(*((one, other) for one in crowd for other in crowd if one != other))
    standing = weights(honest + met(("a", "puppet0")) + among, STEWARDS)
    assert sum(standing[one] for one in crowd) < 0.05
    assert all(standing[name] > max(standing[one] for one in crowd) for name in "abcdefgh")


def test_puppets_cannot_lower_an_honest_member_by_speaking_well_of_them() -> None:
    honest = everyone_for("amina") + everyone_for("chidi", ["amina", *STEWARDS])
    praise = met(*((f"puppet{number}", "amina") for number in range(50)))
    assert weights(honest + praise, STEWARDS)["amina"] == weights(honest, STEWARDS)["amina"]


NAMES = st.sampled_from([*STEWARDS, *"abcdef"])
WORDS = st.lists(st.builds(Vouch, NAMES, NAMES, st.sampled_from(["met", "online"]), st.just(DAY)))


@given(WORDS)
def test_standing_is_always_between_nothing_and_all(words: list[Vouch[str]]) -> None:
    standing = weights(words, STEWARDS)
    assert all(0 <= much <= 1 for much in standing.values())
    assert all(standing[steward] == 1 for steward in STEWARDS)


@given(WORDS)
def test_the_order_of_words_and_saying_them_twice_change_nothing(words: list[Vouch[str]]) -> None:
    assert weights([*reversed(words), *words], STEWARDS) == pytest.approx(weights(words, STEWARDS))


@given(WORDS)
def test_nobody_stands_but_by_a_way_from_a_root(words: list[Vouch[str]]) -> None:
    reached, fresh = set(STEWARDS), set(STEWARDS)
    while fresh:
        fresh = {word.receiver for word in words if word.giver in fresh} - reached
        reached |= fresh
    assert {one for one, much in weights(words, STEWARDS).items() if much > 0} <= reached


@given(WORDS, st.lists(st.builds(Vouch, NAMES, NAMES, st.just("met"), st.just(DAY)), max_size=3))
def test_going_on_from_before_ends_where_starting_anew_does(
    words: list[Vouch[str]], late: list[Vouch[str]]
) -> None:
    """Whether vouches come or go: the difference is the haste of starting anew."""
    for first, then in ((words, [*words, *late]), ([*words, *late], words)):
        before = flows(first, STEWARDS) or {"nobody": 0.0}
        gone_on = shares_of_full(flows(then, STEWARDS, before=before), STEWARDS)
        anew = shares_of_full(flows(then, STEWARDS), STEWARDS)
        assert gone_on == pytest.approx(anew, abs=0.07)


@given(WORDS)
def test_going_on_twice_ends_within_a_hundredth_wherever_it_began(words: list[Vouch[str]]) -> None:
    low = shares_of_full(flows(words, STEWARDS, before=flows(words, STEWARDS)), STEWARDS)
    began = dict.fromkeys([*STEWARDS, *"abcdef"], 1.0)
    high = shares_of_full(flows(words, STEWARDS, before=began), STEWARDS)
    assert high == pytest.approx(low, abs=0.01)


def test_pairs_and_rings_are_seen_and_one_friend_outside_is_not_enough() -> None:
    ring = [("a", "b"), ("b", "c"), ("c", "a")]
    assert rings([("a", "b"), ("b", "a")]) == {frozenset("ab"): 0}
    assert rings(ring) == rings([*ring, ("x", "a")]) == {frozenset("abc"): 0.25}


def test_friends_enough_outside_open_a_ring() -> None:
    ring = [("a", "b"), ("b", "c"), ("c", "a")]
    assert rings([("a", "b"), ("b", "a"), ("x", "a")]) == {}
    assert rings([*ring, ("x", "a"), ("y", "b")]) == {}


def test_seven_in_a_circle_are_no_ring_and_neither_are_the_trusted() -> None:
    circle = [(number, (number + 1) % 7) for number in range(7)]
    assert rings(circle) == {}
    assert rings([("a", "b"), ("b", "a")], trusted=["a"]) == {}


def test_a_word_within_a_ring_weighs_a_quarter() -> None:
    inside = met(("a", "b"), ("b", "c"), ("c", "a"), ("a", "c"), ("c", "b"), ("b", "a"))
    open_ring = everyone_for("a") + everyone_for("b") + everyone_for("c") + inside
    standing = weights(met(("bakari", "a")) + inside + everyone_for("amina"), STEWARDS)
    assert 0 < standing["b"] < weights(open_ring, STEWARDS)["b"]
