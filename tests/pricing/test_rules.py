"""The estimate: what holds for any reports, in any order."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricing import rules
from pricing.rules import Report, estimate
from pricing.voices import voices_of

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FORTNIGHT = timedelta(days=14)


def report(price: str | Decimal, reporter: str = "amina", days: float = 0) -> Report:
    return Report(Decimal(price), reporter, 1.0, NOW - timedelta(days=days))


def ranged(price: Decimal, more: Decimal | None, **words: Any) -> Report:
    if more is None:
        return Report(price, **words)
    return Report(price + more / 2, **words, low=price, high=price + more)


reports = st.lists(
    st.builds(
        ranged,
        price=st.decimals("0.01", "99999", places=2),
        more=st.none() | st.decimals("0.01", "9999", places=2),
        reporter=st.sampled_from(["amina", "bakari", "dalia", "wanjiru", "otieno"]),
        standing=st.sampled_from([0.25, 0.5, 1.0]),
        seen_at=st.integers(0, 100 * 24).map(lambda hours: NOW - timedelta(hours=hours)),
        kept=st.booleans(),
    ),
    min_size=1,
    max_size=30,
)


@given(reports, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(seen: list[Report], chance: object) -> None:
    shuffled = sorted(seen, key=lambda one: hash((chance, one)))
    assert estimate(shuffled, NOW, FORTNIGHT) == estimate(seen, NOW, FORTNIGHT)


@given(reports)
def test_the_middle_lies_between_low_and_high(seen: list[Report]) -> None:
    found = estimate(seen, NOW, FORTNIGHT)
    assert found
    assert found.low <= found.middle <= found.high


@given(reports)
def test_one_more_copy_of_what_was_said_changes_nothing(seen: list[Report]) -> None:
    assert estimate([*seen, seen[0]], NOW, FORTNIGHT) == estimate(seen, NOW, FORTNIGHT)


@given(reports)
def test_an_earlier_voice_of_the_same_person_and_day_changes_nothing(seen: list[Report]) -> None:
    last = max(seen, key=lambda one: (one.seen_at, one.price))
    midnight = last.seen_at.replace(hour=0, minute=0)
    earlier = last._replace(seen_at=midnight, price=Decimal("0.01"), low=None, high=None)
    if any(one.reporter == last.reporter and one.seen_at == midnight for one in seen):
        return
    assert estimate([*seen, earlier], NOW, FORTNIGHT) == estimate(seen, NOW, FORTNIGHT)


@given(reports, st.integers(0, 1000))
def test_only_the_state_changes_with_the_hour(seen: list[Report], hours: int) -> None:
    now = estimate(seen, NOW, FORTNIGHT)
    later = estimate(seen, NOW + timedelta(hours=hours), FORTNIGHT)
    assert now
    assert later
    assert later._replace(state=now.state) == now


@given(reports)
def test_every_report_of_a_voice_is_counted_or_held(seen: list[Report]) -> None:
    found = estimate(seen, NOW, FORTNIGHT)
    voices = voices_of(seen, FORTNIGHT)
    assert found
    assert found.reports + found.held == len(voices)
    assert found.people <= found.reports


def test_nobody_said_anything() -> None:
    assert estimate([], NOW, FORTNIGHT) is None


@pytest.mark.parametrize("price", ["0", "-5"])
def test_a_price_of_nothing_has_no_voice(price: str) -> None:
    assert estimate([report(price)], NOW, FORTNIGHT) is None


def test_a_reporter_without_standing_has_no_voice() -> None:
    assert estimate([report("65")._replace(standing=0.0)], NOW, FORTNIGHT) is None


def test_ten_reports_of_one_person_in_a_day_are_one_voice() -> None:
    loud = [report("90", "chidi", minutes / 1440) for minutes in range(10)]
    found = estimate([*loud, report("60", "amina"), report("60", "dalia")], NOW, FORTNIGHT)
    assert found
    assert (found.middle, found.people, found.reports) == (Decimal(60), 3, 3)


def test_the_latest_of_a_day_is_what_the_person_says() -> None:
    found = estimate([report("90", days=0.2), report("65")], NOW, FORTNIGHT)
    assert found
    assert found.middle == Decimal(65)


def test_between_two_voices_of_equal_weight_is_half_way() -> None:
    found = estimate([report("60"), report("70", "dalia")], NOW, FORTNIGHT)
    assert found
    assert (found.low, found.middle, found.high) == (Decimal(60), Decimal(65), Decimal(70))


def test_of_one_day_the_last_word_weighs_no_more_than_the_first() -> None:
    found = estimate([report("60", days=0.3), report("70", "dalia")], NOW, FORTNIGHT)
    assert found
    assert found.middle == Decimal(65)


def test_the_fresher_of_two_weighs_more() -> None:
    found = estimate([report("60", days=14), report("70", "dalia")], NOW, FORTNIGHT)
    assert found
    assert found.middle == Decimal(70)


def test_what_is_far_before_the_newest_is_history() -> None:
    found = estimate([report("30", days=57), report("70", "dalia")], NOW, FORTNIGHT)
    assert found
    assert (found.low, found.people) == (Decimal(70), 1)


def test_an_old_price_stands_alone_when_there_is_no_other() -> None:
    found = estimate([report("30", days=500)], NOW, FORTNIGHT)
    assert found
    assert (found.middle, found.state) == (Decimal(30), "stale")


def test_a_slip_of_a_digit_is_held_and_heard_again_when_others_follow() -> None:
    calm = [report(str(60 + n), f"trader {n}") for n in range(4)]
    slip = report("610", "chidi")
    found = estimate([*calm, slip], NOW, FORTNIGHT)
    assert found
    assert (found.high, found.held) == (Decimal(63), 1)
    follow = [report("600", f"other {n}") for n in range(6)]
    moved = estimate([*calm, slip, *follow], NOW, FORTNIGHT)
    assert moved
    assert (moved.low, moved.held) == (Decimal(600), 4)


def test_two_people_are_never_held_however_far_apart() -> None:
    found = estimate([report("10"), report("1000", "dalia")], NOW, FORTNIGHT)
    assert found
    assert (found.held, found.state) == (0, "disputed")


def test_two_camps_far_apart_are_a_dispute_not_silence() -> None:
    low = [report("1", f"a{n}") for n in range(2)]
    high = [report("100", f"b{n}") for n in range(2)]
    found = estimate(low + high, NOW, FORTNIGHT)
    assert found
    assert (found.reports, found.state) == (4, "disputed")


def test_low_and_high_leave_out_the_tenth_at_either_end_among_many() -> None:
    seen = [report(str(50 + n), f"trader {n}") for n in range(21)]
    found = estimate(seen, NOW, FORTNIGHT)
    assert found
    assert (found.low, found.middle, found.high) == (Decimal(52), Decimal(60), Decimal(68))


def test_one_person_is_new_two_who_agree_confirm() -> None:
    one = estimate([report("100")], NOW, FORTNIGHT)
    two = estimate([report("100"), report("103", "dalia")], NOW, FORTNIGHT)
    again = estimate([report("100"), report("100", days=1)], NOW, FORTNIGHT)
    assert one
    assert two
    assert again
    assert [one.state, two.state, again.state] == ["new", "confirmed", "new"]


def test_who_is_hardly_heard_confirms_nothing_beside_who_is_known() -> None:
    """Wanjiru is known, Chidi came this week; where nobody is known, all confirm each other."""
    wanjiru, dalia = (report("140", who) for who in ("wanjiru", "dalia"))
    chidi = report("140", "chidi")._replace(standing=0.0002)
    for words, state in (
        ([wanjiru, chidi], "new"),
        ([wanjiru, chidi, dalia], "confirmed"),
        ([chidi, chidi._replace(reporter="amina")], "confirmed"),
        ([wanjiru, dalia._replace(standing=0.02)], "confirmed"),
    ):
        found = estimate(words, NOW, timedelta(days=7))
        assert found
        assert found.state == state


def test_a_confirmation_lasts_two_days_and_the_price_two_half_lives() -> None:
    seen = [report("100"), report("101", "dalia", 1)]
    states = {}
    for days in (0, 0.9, 1.1, 27.9, 28.1):
        found = estimate(seen, NOW + timedelta(days=days), FORTNIGHT)
        assert found
        states[days] = found.state
    assert list(states.values()) == ["confirmed", "confirmed", "new", "new", "stale"]


def test_a_bag_and_a_kilo_are_compared_by_the_kilo() -> None:
    assert rules.per_base(Decimal(5850), Decimal(1), Decimal(90)) == Decimal(65)
    assert rules.per_base(Decimal(11600), Decimal(2), Decimal(50)) == Decimal(116)
    assert rules.per_base(Decimal(100), Decimal(3), Decimal(1)) == Decimal("33.3333")


def test_a_trend_has_a_word_and_a_limit() -> None:
    assert rules.trend(Decimal(110), Decimal(100)) == Decimal("10.0")
    assert rules.trend(Decimal(10**9), Decimal(1)) == Decimal("999.9")
    words = [rules.direction(Decimal(one)) for one in ("4.2", "-4.2", "0.9", "0")]
    assert words == ["up", "down", "steady", "steady"]
