"""The rule of warnings: two who are known spread one, two who are trusted silence it."""

from hypothesis import given
from hypothesis import strategies as st

from community.alerts.weighing import TOLD, Heard, State, state

words = st.lists(st.builds(Heard, st.booleans(), st.floats(0, 1), st.integers(1, 8)), max_size=12)


def yes(weight: float, circle: int) -> Heard:
    return Heard(True, weight, circle)


def no(weight: float, circle: int) -> Heard:
    return Heard(False, weight, circle)


def test_two_who_are_known_make_it_sure_and_one_does_not() -> None:
    assert state(1, []) == State.NEW
    assert state(1, [yes(1.0, 2)]) == State.NEW
    assert state(1, [yes(0.3, 2), yes(0.3, 3)]) == State.SURE
    assert state(1, [yes(0.3, 2), yes(0.2, 3)]) == State.NEW


def test_those_of_one_circle_are_one_and_that_of_the_author_is_none() -> None:
    assert state(1, [yes(1.0, 2), yes(1.0, 2)]) == State.NEW
    assert state(1, [yes(1.0, 1), yes(1.0, 2)]) == State.NEW


def test_two_who_are_trusted_hide_it_unless_more_weight_says_so() -> None:
    assert state(1, [no(0.3, 2), no(0.3, 3)]) == State.HIDDEN
    assert state(1, [no(1.0, 2)]) == State.NEW
    assert state(1, [no(0.3, 2), no(0.3, 2)]) == State.NEW
    assert state(1, [no(0.3, 2), no(0.3, 3), yes(0.9, 4), yes(0.9, 5)]) == State.SURE


@given(st.integers(1, 28), st.booleans())
def test_a_crowd_of_new_accounts_neither_spreads_nor_silences(many: int, confirms: bool) -> None:
    crowd = [Heard(confirms, 0.02, 100 + one) for one in range(many)]
    assert state(1, crowd) == State.NEW


@given(words, st.randoms())
def test_in_whatever_order_they_speak(said: list[Heard], chance: object) -> None:
    turned = list(said)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert state(1, said) == state(1, turned)


@given(words)
def test_one_more_confirmation_never_hides_and_one_more_denial_never_spreads(
    said: list[Heard],
) -> None:
    before = state(1, said)
    if before != State.HIDDEN:
        assert state(1, [*said, yes(1.0, 99)]) != State.HIDDEN
    if before != State.SURE:
        assert state(1, [*said, no(1.0, 99)]) != State.SURE


@given(words)
def test_what_is_sure_has_two_voices_and_weight(said: list[Heard]) -> None:
    if state(1, said) == State.SURE:
        agreeing = {one.circle for one in said if one.confirms and one.circle != 1}
        assert len(agreeing) >= 2
        assert sum(one.weight for one in said if one.confirms) >= TOLD
