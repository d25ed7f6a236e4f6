"""Whom a question goes to: the rule, and what holds whoever may be asked."""

from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship.routing import ASKED, Came, Candidate, chance, fit, routed, weighed
from tests.benchmarks.simulate_routing import by_chance, gini, simulated

AMINA, BAKARI, CHIDI, DALIA, WANJIRU = range(1, 6)
COUNTS = st.integers(0, 9)


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    return [drawn(draw, member) for member in range(draw(st.integers(0, 12)))]


def drawn(draw: st.DrawFn, member: int) -> Candidate:
    asked = draw(st.integers(0, 30))
    answered = draw(st.integers(0, asked))
    here = draw(st.integers(0, answered))
    return Candidate(
        member,
        asked,
        answered,
        here,
        draw(st.integers(0, here)),
        answered - here,
        draw(st.integers(0, answered - here)),
        badge=draw(st.booleans()),
        fits=draw(st.floats(0, 1)),
        load=draw(st.integers(0, 12)),
        bears=draw(st.integers(1, 9)),
        waited=draw(st.floats(0, 400)),
    )


def known(member: int, asked: int, worked: int, load: int = 0) -> Candidate:
    """Who holds the badge, and answered all they were asked."""
    return Candidate(member, asked, asked, asked, worked, badge=True, fits=1, load=load)


def many(first: int, asked: int = 0, worked: int = 0, load: int = 0) -> list[Candidate]:
    return [known(one, asked, worked, load) for one in range(first, first + 6)]


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
    assert routed([*many(10, asked=10, worked=1), known(DALIA, 10, 8)])[0] == DALIA


def test_one_of_one_does_not_outrank_nine_of_eleven() -> None:
    assert chance(known(AMINA, 1, 1)) < chance(known(BAKARI, 11, 9))


def test_who_answers_in_time_is_asked_before_who_knows_as_much_and_is_silent() -> None:
    silent = Candidate(AMINA, asked=12, answered=3, here=3, worked=3, fits=1)
    prompt = Candidate(BAKARI, asked=12, answered=11, here=3, worked=3, others=8, fits=1)
    assert chance(prompt) > 1.8 * chance(silent)


def test_what_worked_elsewhere_tells_of_who_has_the_skill_and_hardly_of_who_has_not() -> None:
    def gained(fits: float) -> float:
        good = Candidate(DALIA, 20, 20, others=20, others_worked=18, fits=fits)
        return chance(good) - chance(good._replace(others_worked=2))

    assert gained(1.0) > 5 * gained(0.0) > 0


def test_who_has_shown_that_they_know_needs_no_badge() -> None:
    assert chance(Candidate(AMINA, 20, 20, 20, 18)) > chance(known(BAKARI, 20, 8))


def test_who_speaks_the_language_is_near_or_wears_the_badge_comes_first_among_the_unknown() -> None:
    chidi = Candidate(CHIDI, speaks=False)
    better = [chidi._replace(**{one: True}) for one in ("speaks", "near", "badge")]
    assert all(chance(one) > chance(chidi) for one in [*better, chidi._replace(fits=0.3)])


def test_wanjiru_who_was_asked_all_week_gives_way_to_one_nearly_as_good() -> None:
    wanjiru = known(WANJIRU, 20, 14, load=6)
    chosen = routed([wanjiru, *many(10, asked=20, worked=11)])
    assert WANJIRU not in chosen[:4]


def test_the_fifth_place_is_for_one_who_was_not_asked_of_late() -> None:
    tired = [*many(10, asked=20, worked=14, load=1), *many(20, asked=20, load=1)]
    assert routed([*tired, known(CHIDI, 0, 0)])[-1] == CHIDI
    unskilled = Candidate(CHIDI, asked=9)
    assert CHIDI not in routed([*tired, unskilled]), "no place for who lacks the skill"


def test_of_many_alike_another_question_asks_others() -> None:
    alike = [Candidate(member) for member in range(200)]
    assert routed(alike, 1) == routed(alike, 1)
    assert set(routed(alike, 1)) != set(routed(alike, 2))


def test_nobody_to_ask_is_nobody_asked() -> None:
    assert routed([]) == []
    assert routed([Candidate(AMINA, load=3, bears=3)]) == []


@given(
    st.dictionaries(st.sampled_from("abc-"), st.builds(lambda n: Came(n + 2, n + 1, n), COUNTS)),
    st.floats(0, 1),
)
def test_a_record_seen_from_a_question_is_all_of_it_once(
    record: dict[str, Came], share: float
) -> None:
    seen = Candidate(AMINA, **weighed({"a": share, "b": 1 - share}, record))
    assert seen.asked == sum(one.asked for one in record.values())
    assert seen.here + seen.others == pytest.approx(seen.answered)
    assert seen.worked + seen.others_worked == pytest.approx(
        sum(one.worked for one in record.values())
    )
    assert 0 <= seen.worked <= seen.here + 1e-9


def test_a_badge_fits_by_the_share_of_its_skills_each_once() -> None:
    guessed = {"drying": 0.7, "grading": 0.3}
    assert fit(guessed, ["drying", "drying"]) == 0.7
    assert fit(guessed, ["drying", "grading"]) == 1.0
    assert fit(guessed, []) == fit({}, ["drying"]) == 0.0


def test_gini_is_nothing_when_all_bear_the_same_and_near_one_when_one_bears_all() -> None:
    assert gini([3, 3, 3]) == 0
    assert gini([0] * 99 + [5]) > 0.98
    assert gini([]) == gini([0, 0]) == 0


@pytest.mark.parametrize("a_day", [5, 10])
def test_of_questions_whose_skill_most_askers_say_four_in_five_find_an_answer_in_a_day(
    a_day: int,
) -> None:
    """Seven in ten say it, some of them wrongly. The whole figures: `make simulate`."""
    ends = [simulated(seed, routed, a_day, picks=0.7) for seed in range(3)]
    assert fmean(end.worked for end in ends) >= 0.8
    assert fmean(end.gini for end in ends) <= 0.4
    assert all(end.asked <= ASKED for end in ends)


def test_also_by_the_words_alone_more_find_an_answer_than_by_chance() -> None:
    ours, chances = simulated(3, routed, 5, 0.0), simulated(3, by_chance, 5, 0.0)
    assert ours.worked > chances.worked + 0.05
