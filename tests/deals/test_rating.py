"""The rule of rating.py: one voice each, drawn toward the middle while few have spoken."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.members.rating import LEAST_VOICES, Share, Word, drawn, shares

ANSWERS = st.tuples(st.booleans(), st.booleans(), st.booleans())
WORDS = st.lists(
    st.builds(Word, st.integers(0, 12), ANSWERS, st.sampled_from([0.0, 0.25, 1.0])), max_size=40
)
YES, NO = (True, True, True), (False, False, False)


def said(yes: int, no: int) -> list[Word]:
    """So many different members each way."""
    return [Word(n, YES if n < yes else NO) for n in range(yes + no)]


def first(words: list[Word]) -> Share:
    return shares(words)[0]


def test_of_nobody_there_is_nothing_to_show() -> None:
    assert shares([]) == []
    assert shares([Word(1, YES, 0.0)]) == [], "nor of whom nothing weighs"


@pytest.mark.parametrize(("yes", "no"), [(1, 0), (0, 1), (2, 0), (1, 1)])
def test_of_one_or_two_only_the_count_is_shown(yes: int, no: int) -> None:
    assert first(said(yes, no)) == Share(yes, yes + no, None)


@pytest.mark.parametrize(
    ("yes", "no", "percent"), [(3, 0, 71), (11, 1, 81), (0, 3, 29), (90, 10, 88), (900, 100, 90)]
)
def test_the_share_is_drawn_toward_one_half_the_more_the_fewer_speak(
    yes: int, no: int, percent: int
) -> None:
    found = first(said(yes, no))
    assert found.share is not None
    assert (found.yes, found.n, round(100 * found.share)) == (yes, yes + no, percent)


def test_it_is_the_middle_of_wilsons_interval_at_two_standard_errors() -> None:
    for yes, no in ((3, 1), (17, 4), (0, 9)):
        n, z = yes + no, 2.0
        middle = (yes / n + z * z / (2 * n)) / (1 + z * z / n)
        assert first(said(yes, no)).share == pytest.approx(middle)


@given(WORDS)
def test_a_share_is_never_nothing_nor_everything(words: list[Word]) -> None:
    for found in shares(words):
        assert 0 <= found.yes <= found.n
        assert (found.share is None) == (found.n < LEAST_VOICES)
        assert found.share is None or 0 < found.share < 1


@given(WORDS, st.randoms(use_true_random=False))
def test_the_order_of_words_changes_nothing(words: list[Word], chance: Random) -> None:
    shuffled = list(words)
    chance.shuffle(shuffled)
    assert shares(shuffled) == shares(words)


@given(WORDS)
def test_what_weighs_nothing_changes_nothing(words: list[Word]) -> None:
    assert shares([*words, Word(99, NO, 0.0)]) == shares(words)


@given(WORDS, st.integers(1, 30))
def test_who_says_the_same_again_and_again_is_one_voice(words: list[Word], times: int) -> None:
    one = Word(99, NO)
    assert shares([*words, *[one] * times]) == shares([*words, one])


@given(WORDS)
def test_one_more_yes_never_lowers_a_share_and_one_more_no_never_raises_it(
    words: list[Word],
) -> None:
    before = shares(words)
    better, worse = shares([*words, Word(99, YES)]), shares([*words, Word(99, NO)])
    for at, found in enumerate(before):
        if found.share is not None:
            assert better[at].share >= found.share  # type: ignore[operator]
            assert worse[at].share <= found.share  # type: ignore[operator]


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0.25, 1.0])), min_size=3, max_size=30))
def test_a_lighter_voice_moves_it_less(voices: list[tuple[float, float]]) -> None:
    here = drawn(voices)
    full, light = drawn([*voices, (0.0, 1.0)]), drawn([*voices, (0.0, 0.25)])
    assert abs(light - here) <= abs(full - here) + 1e-9


def test_a_crowd_nobody_vouches_for_counts_a_quarter() -> None:
    puppets = [Word(n, YES, 0.25) for n in range(20)]
    honest = [Word(n, YES) for n in range(20)]
    weak, full = first(puppets).share, first(honest).share
    assert weak is not None
    assert full is not None
    assert weak < full
    assert weak == pytest.approx((2 + 5) / (4 + 5))


@pytest.mark.parametrize("at", [0, 1, 2])
def test_each_question_is_counted_for_itself(at: int) -> None:
    answers = tuple(n == at for n in range(3))
    found = shares([Word(n, answers) for n in range(4)])
    assert [one.yes for one in found] == [4 if n == at else 0 for n in range(3)]


def test_who_said_yes_once_and_no_twice_is_a_no() -> None:
    found = first([Word(1, YES), Word(1, NO), Word(1, NO), Word(2, YES), Word(3, YES)])
    assert (found.yes, found.n) == (2, 3)
    assert found.share == pytest.approx((2 + 2 + 1 / 3) / (4 + 3))
