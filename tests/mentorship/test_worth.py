"""What reports of having tried something are worth together."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship.worth import FIFTH, FRESH, Report, lower, voices, weight

whole = st.floats(FIFTH, 1)
some = st.lists(
    st.builds(Report, st.floats(0, 1), st.floats(0, 1), st.integers(1, 12)), max_size=30
)


def told(worked: int, no: int = 0, weighs: float = 1.0) -> list[Report]:
    """So many who are each of their own."""
    return [
        Report(said, weighs, at)
        for at, said in enumerate([1.0] * worked + [0.0] * no, start=int(weighs * 1000) + 100)
    ]


def test_nothing_told_is_worth_nothing() -> None:
    assert lower([]) == 0
    assert lower([Report(1.0, 0.0, 1)]) == 0


@given(whole, whole)
def test_one_of_one_never_ranks_above_nine_of_eleven_whoever_they_are(
    one: float, eleven: float
) -> None:
    assert lower(told(1, weighs=one)) < lower(told(9, 2, eleven))


@given(st.integers(1, 50), whole)
def test_five_fresh_accounts_or_fifty_count_as_at_most_one(many: int, known: float) -> None:
    new = [Report(1.0, FRESH, at) for at in range(many)]
    assert len(voices(new)) == 1
    assert lower(new) <= lower(told(1, weighs=known))


def test_a_ring_is_one_voice_as_loud_as_its_loudest() -> None:
    ring = [Report(1.0, 0.3, 7), Report(1.0, 0.8, 7), Report(0.0, 0.3, 7)]
    (voice,) = voices(ring)
    assert voice.weight == 0.8
    assert 0.5 < voice.said < 1


@given(st.integers(15, 500))
def test_a_crowd_nobody_vouches_for_is_no_louder_than_three_who_are_known(many: int) -> None:
    crowd = told(many, weighs=FIFTH)
    assert lower(crowd) == pytest.approx(lower(told(3)))
    assert lower(crowd) < lower(told(9, 2))


def test_as_wilson_gives_it() -> None:
    assert lower(told(8, 2)) == pytest.approx(0.541, abs=0.002)


def test_what_a_report_weighs() -> None:
    assert weight(0.0, is_fresh=True) == FRESH
    assert weight(0.0, is_fresh=False) == FIFTH
    assert weight(0.9, is_fresh=False) == 0.9
    assert weight(0.9, is_fresh=True) == 0.9, "whom others vouch for is heard on the first day"
    assert weight(0.9, is_fresh=False, opened=False) == 0.45


@given(st.floats(0, 1), st.booleans())
def test_unopened_weighs_half(standing: float, is_fresh: bool) -> None:
    assert weight(standing, is_fresh, opened=False) == weight(standing, is_fresh) / 2


@given(some)
def test_it_lies_between_nothing_and_one(reports: list[Report]) -> None:
    assert 0 <= lower(reports) <= 1


@given(st.lists(st.tuples(st.sampled_from([0.0, 0.5, 1.0]), whole), max_size=20), whole)
def test_one_more_known_member_who_found_it_better_never_lowers_it(
    said: list[tuple[float, float]], weighs: float
) -> None:
    number = count(1)
    reports = [Report(one, heard, next(number)) for one, heard in said]
    more = [*reports, Report(1.0, weighs, next(number))]
    assert lower(more) >= lower(reports) - 1e-9


@given(some)
def test_the_order_of_telling_makes_no_difference(reports: list[Report]) -> None:
    assert lower(reports[::-1]) == pytest.approx(lower(reports))
