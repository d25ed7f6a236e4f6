"""Which way is better: the rule, looked at every day, and what it says of bad counts."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship.sequential import Day, Word, found, pooled
from tests.benchmarks.simulate_trials import first_word

counts = st.integers(0, 60)


@st.composite
def days(draw: st.DrawFn) -> Day:
    saw_a, saw_b = draw(counts), draw(counts)
    return Day(saw_a, draw(st.integers(0, saw_a)), saw_b, draw(st.integers(0, saw_b)))


def test_before_anything_is_counted_amina_is_told_to_keep_going() -> None:
    assert found([]).word == Word.GOING
    assert found([Day(30, 2, 30, 4)]).word == Word.GOING


def test_twice_as_many_came_for_the_photo_in_use() -> None:
    told = found([Day(40, 4, 40, 9)] * 10)
    assert told.word == Word.B
    assert told.low > 1
    assert told.low < 2.25 < told.high
    assert told.came == 130


def test_much_counted_and_nearly_equal_is_no_difference_worth_the_trouble() -> None:
    assert found([Day(4000, 400, 4000, 404)] * 10).word == Word.SAME


def test_who_saw_counts_and_not_only_who_came() -> None:
    """B was shown to three times as many: that three times as many came says nothing for it."""
    assert found([Day(40, 8, 120, 24)] * 20).word in (Word.GOING, Word.SAME)


def test_a_day_of_one_way_alone_tells_nothing() -> None:
    assert found([Day(0, 0, 90, 40)] * 30) == found([])._replace(came=1200)


@pytest.mark.parametrize("day", [Day(3, 4, 5, 1), Day(3, 1, 5, 6), Day(-1, 0, 5, 1)])
def test_counts_that_cannot_be_are_refused(day: Day) -> None:
    with pytest.raises(ValueError, match="more came than saw"):
        found([day])


@given(st.lists(days(), max_size=12))
def test_swapping_the_names_swaps_the_word(counted: list[Day]) -> None:
    swapped = found([Day(day.saw_b, day.came_b, day.saw_a, day.came_a) for day in counted])
    other = {Word.A: Word.B, Word.B: Word.A}
    word = found(counted).word
    assert swapped.word == other.get(word, word)
    assert swapped.low * found(counted).high == pytest.approx(1)


@given(st.lists(days(), max_size=12), st.randoms())
def test_the_order_of_the_days_changes_nothing(counted: list[Day], chance: random.Random) -> None:
    mixed = list(counted)
    chance.shuffle(mixed)
    assert found(mixed).word == found(counted).word


@settings(deadline=None, max_examples=20)
@given(st.lists(st.lists(days(), min_size=1, max_size=3), max_size=8))
def test_a_finding_of_the_trade_needs_five_traders(traders: list[list[Day]]) -> None:
    finding = pooled(traders)
    assert (finding is None) == (len(traders) < 5)
    if finding:
        assert finding == found(day for tried in traders for day in tried)


def test_four_traders_and_one_who_counted_nothing_are_four() -> None:
    assert pooled([[Day(40, 4, 40, 9)]] * 4 + [[]]) is None


def test_looked_at_every_evening_for_two_months_it_cries_wolf_for_one_in_twenty_at_most() -> None:
    """Sixty pairs of equal ways: more than eight wrong would come by chance once in 300 tries, were
    the error just as promised; the whole figure is `make simulate`."""
    words = [first_word(random.Random(seed), 40, 0.10, 1.0)[0] for seed in range(60)]
    assert sum(word in (Word.A, Word.B) for word in words) <= 8
