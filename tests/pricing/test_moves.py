"""When a watched price is worth telling."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from pricing.moves import Figure, Told, has_moved, is_below, is_news, off

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()


def figure(middle: str, week: str | None = None, ago: int = 0) -> Figure:
    seen = NOW - timedelta(days=ago)
    return Figure(Decimal(middle), seen, Decimal(week) if week else None)


def told(middle: str, days: int = 1) -> Told:
    return Told(TODAY - timedelta(days=days), Decimal(middle), NOW - timedelta(days=days))


@pytest.mark.parametrize(("middle", "below"), [("59.99", True), ("60", False), ("61", False)])
def test_below_is_under_the_line_and_not_on_it(middle: str, below: bool) -> None:
    assert is_below(Decimal(60), figure(middle)) is below


@pytest.mark.parametrize(
    ("middle", "week", "moved"),
    [("55", "50", True), ("45", "50", True), ("54", "50", False), ("50", "50", False)],
)
def test_a_move_is_against_the_week_before(middle: str, week: str, moved: bool) -> None:
    assert has_moved(Decimal(10), figure(middle, week), None) is moved


def test_without_a_week_before_nothing_has_moved() -> None:
    assert not has_moved(Decimal(1), figure("55"), None)


def test_what_was_told_is_not_told_again_until_it_moves_on() -> None:
    assert not has_moved(Decimal(10), figure("56", "50"), told("55"))
    assert has_moved(Decimal(10), figure("61", "50"), told("55"))
    assert has_moved(Decimal(10), figure("56", "50"), told("55", days=8))


def test_only_what_is_newer_is_news_and_once_a_day() -> None:
    assert is_news(figure("55"), TODAY, None)
    assert is_news(figure("55"), TODAY, told("50"))
    assert not is_news(figure("55", ago=2), TODAY, told("50"))
    same_day = Told(TODAY, Decimal(50), NOW - timedelta(hours=3))
    assert not is_news(figure("55"), TODAY, same_day)


def test_a_distance_is_a_share_of_where_it_began() -> None:
    assert off(Decimal(60), Decimal(50)) == off(Decimal(40), Decimal(50)) == 20
    assert date(2026, 11, 23) == TODAY
