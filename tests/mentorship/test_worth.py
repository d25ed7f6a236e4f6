"""What reports of having tried something are worth together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship.worth import lower

reports = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=30)


def test_nothing_told_is_worth_nothing() -> None:
    assert lower([]) == 0
    assert lower([(1.0, 0.0)]) == 0


def test_one_of_one_never_ranks_above_nine_of_eleven() -> None:
    assert lower([(1.0, 1.0)]) < lower([(1.0, 1.0)] * 9 + [(0.0, 1.0)] * 2)


def test_five_accounts_of_yesterday_are_worth_less_than_one_known_member() -> None:
    assert lower([(1.0, 0.01)] * 5) < lower([(1.0, 1.0)])


def test_as_wilson_gives_it() -> None:
    assert lower([(1.0, 1.0)] * 8 + [(0.0, 1.0)] * 2) == pytest.approx(0.541, abs=0.002)


@given(reports)
def test_it_lies_between_nothing_and_one_and_below_the_mean(
    told: list[tuple[float, float]],
) -> None:
    worth, size = lower(told), sum(weight for _said, weight in told)
    assert 0 <= worth <= 1
    if size > 1e-6:
        assert worth <= sum(said * weight for said, weight in told) / size + 1e-9


@given(reports, st.floats(0.01, 1))
def test_one_more_who_found_it_better_never_lowers_it(
    told: list[tuple[float, float]], weight: float
) -> None:
    assert lower([*told, (1.0, weight)]) >= lower(told) - 1e-9
