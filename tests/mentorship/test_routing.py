"""Whom a question goes to: the rule, and what holds whoever may be asked."""

from hypothesis import given
from hypothesis import strategies as st

from mentorship.routing import ASKED, Candidate, chance, routed
from tests.benchmarks.simulate_routing import by_chance, gini, simulated

AMINA, BAKARI, CHIDI, DALIA, WANJIRU = range(1, 6)


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    return [drawn(draw, member) for member in range(draw(st.integers(0, 12)))]


def drawn(draw: st.DrawFn, member: int) -> Candidate:
    asked, others, bears = (
        draw(st.integers(0, 30)),
        draw(st.integers(0, 30)),
        draw(st.integers(1, 9)),
    )
    return Candidate(
        member,
        asked,
        draw(st.integers(0, asked)),
        others,
        draw(st.integers(0, others)),
        load=draw(st.integers(0, 12)),
        bears=bears,
        waited=draw(st.floats(0, 400)),
    )


def many(first: int, asked: int = 0, worked: int = 0, load: int = 0) -> list[Candidate]:
    return [Candidate(one, asked, worked, load=load) for one in range(first, first + 6)]


@given(candidates(), st.integers(0, 10_000))
def test_at_most_five_each_once_and_nobody_beyond_what_they_bear(
    asked: list[Candidate], turn: int
) -> None:
    chosen = routed(asked, turn)
    assert len(chosen) == min(ASKED, sum(one.load < one.bears for one in asked))
    assert len(set(chosen)) == len(chosen)
    by_member = {one.member: one for one in asked}
    assert all(by_member[member].load < by_member[member].bears for member in chosen)


@given(candidates(), st.integers(0, 10_000), st.randoms())
def test_the_order_of_the_candidates_changes_nothing(
    asked: list[Candidate], turn: int, lot: object
) -> None:
    assert routed(asked, turn) == routed(asked[::-1], turn)


@given(candidates())
def test_a_chance_is_a_chance(asked: list[Candidate]) -> None:
    assert all(0 < chance(one) < 1 for one in asked)


def test_dalia_whose_answers_worked_is_asked_before_those_whose_did_not() -> None:
    dalia = Candidate(DALIA, asked=10, worked=8)
    assert routed([*many(10, asked=10, worked=1), dalia])[0] == DALIA


def test_one_of_one_does_not_outrank_nine_of_eleven() -> None:
    assert chance(Candidate(AMINA, 1, 1)) < chance(Candidate(BAKARI, 11, 9))


def test_who_speaks_the_language_is_near_or_wears_the_badge_comes_first_among_the_unknown() -> None:
    bakari = Candidate(BAKARI, speaks=False)
    for better in (
        Candidate(AMINA),
        Candidate(AMINA, speaks=False, near=True),
        Candidate(AMINA, speaks=False, badge=True),
    ):
        assert chance(better) > chance(bakari)


def test_wanjiru_who_was_asked_all_week_gives_way_to_one_nearly_as_good() -> None:
    wanjiru = Candidate(WANJIRU, asked=20, worked=14, load=6, bears=7)
    chosen = routed([wanjiru, *many(10, asked=20, worked=11)])
    assert WANJIRU not in chosen[:4]


def test_the_fifth_place_is_for_one_who_was_not_asked_of_late() -> None:
    chidi = Candidate(CHIDI)
    chosen = routed([*many(10, asked=20, worked=14, load=1), *many(20, asked=20, load=1), chidi])
    assert chosen[-1] == CHIDI


def test_of_many_alike_another_question_asks_others() -> None:
    alike = [Candidate(member) for member in range(200)]
    assert routed(alike, 1) == routed(alike, 1)
    assert set(routed(alike, 1)) != set(routed(alike, 2))


def test_nobody_to_ask_is_nobody_asked() -> None:
    assert routed([]) == []
    assert routed([Candidate(AMINA, load=3, bears=3)]) == []


def test_gini_is_nothing_when_all_bear_the_same_and_near_one_when_one_bears_all() -> None:
    assert gini([3, 3, 3]) == 0
    assert gini([0] * 99 + [5]) > 0.98
    assert gini([]) == gini([0, 0]) == 0


def test_in_a_simulated_group_more_questions_find_an_answer_than_by_chance() -> None:
    """The whole figure is `make simulate`."""
    ours, chances = simulated(3, routed, 10), simulated(3, by_chance, 10)
    assert ours.worked > chances.worked + 0.05
    assert ours.asked <= ASKED
