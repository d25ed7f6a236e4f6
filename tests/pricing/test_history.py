"""The past of a cell, month by month."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.utils import timezone

from community.members.models import Member
from pricing import history
from pricing.actions import quotes
from pricing.management.commands.import_prices import Progress
from pricing.models import Cell
from tests import world
from tests.pricing.conftest import Page


def seen(member: Member, day: tuple[int, int, int], price: str) -> Cell:
    when = datetime(*day, 9, tzinfo=UTC)
    return mine(world.quote(member, price, seen_at=when, sure=True).cell)


def mine(cell: Cell) -> Cell:
    """As those inside see it."""
    cell.inside = True
    return cell


def told(cell: Cell, years: int | None = None) -> list[tuple[Any, ...]]:
    cell.refresh_from_db()
    return [tuple(month) for month in history.months(cell, years)]


def test_a_month_has_its_middle_and_span(amina: Member) -> None:
    for day, price in enumerate(["60", "70", "65", "64", "66"], 1):
        cell = seen(amina, (2025, 3, day), price)
    assert told(cell) == [(date(2025, 3, 1), Decimal(60), Decimal(65), Decimal(70), 5)]


def test_who_reports_all_day_is_one_voice_of_that_day(amina: Member, bakari: Member) -> None:
    """As in the figure of today; the survey, which is nobody, keeps every line."""
    when = datetime(2025, 3, 4, 6, tzinfo=UTC)
    for hour in range(9):
        words = {"seen_at": when + timedelta(hours=hour), "sure": True}
        cell = world.quote(amina, str(80 + hour), **words).cell
    for name, price in (("bakari", "60"), ("dalia", "61")):
        world.quote(world.member(name.title()), price, seen_at=when, sure=True)
    [month] = told(mine(cell))
    assert month == (date(2025, 3, 1), Decimal(60), Decimal(61), Decimal(88), 3)


def test_older_reports_are_a_page_away(amina: Member, read: Page) -> None:
    for day in range(1, 13):
        seen(amina, (2025, 3, day), str(60 + day))
    path = ("history", "maize", "wakulima")
    first, second = (read(amina, *path, query=query) for query in ("", "?reports=2"))
    assert "Older reports" in first
    assert "Newer reports" in second
    assert [page.count("/quotes/") > 0 for page in (first, second)] == [True, True]
    assert "KSh 61</a>" in second
    assert "KSh 61</a>" not in first
    for wild in ("0", "99", "x", "-1"):
        assert read(amina, *path, query=f"?reports={wild}")


def test_months_come_in_order_and_empty_ones_are_left_out(amina: Member) -> None:
    for month in (8, 3, 5):
        cell = seen(amina, (2025, month, 9), "65")
    assert [month[0] for month in told(cell)] == [
        date(2025, 3, 1),
        date(2025, 5, 1),
        date(2025, 8, 1),
    ]


def test_a_quote_taken_back_leaves_the_past(amina: Member) -> None:
    cell = seen(amina, (2025, 3, 1), "65")
    quotes.withdraw(amina, world.quote(amina, "70"))
    assert [month[2] for month in told(cell)] == [Decimal(65)]


def test_years_are_counted_from_the_newest_price(amina: Member) -> None:
    for year in (2015, 2018, 2019):
        cell = seen(amina, (year, 3, 1), "65")
    assert [month[0].year for month in told(cell, 2)] == [2018, 2019]
    assert len(told(cell)) == 3


def test_the_first_hour_of_a_month_is_that_of_the_market(amina: Member) -> None:
    """22:30 UTC on the last of March is half past one on the first of April in Nairobi."""
    when = datetime(2025, 3, 31, 22, 30, tzinfo=UTC)
    cell = mine(world.quote(amina, seen_at=when).cell)
    assert told(cell)[0][0] == date(2025, 4, 1)


class Out:
    def __init__(self, terminal: bool) -> None:
        self.text, self.terminal = StringIO(), terminal

    def isatty(self) -> bool:
        return self.terminal

    def write(self, words: str, ending: str = "\n") -> None:
        self.text.write(words + ending)


@pytest.mark.parametrize(("terminal", "lines"), [(True, 0), (False, 2)])
def test_a_long_step_shows_how_far_it_is(terminal: bool, lines: int) -> None:
    out = Out(terminal)
    progress = Progress(out, 10_000, out)  # type: ignore[arg-type]
    for done in range(1, 10_001):
        progress.step("rows read", done)
    progress.done()
    text = out.text.getvalue()
    assert text.count("\n") == lines
    assert ("█" in text) == terminal
    assert "10,000 rows read" in text


@pytest.mark.parametrize("days", [0, 1, 29])
def test_a_price_just_seen_counts_today(amina: Member, days: int) -> None:
    cell = mine(world.quote(amina, seen_at=timezone.now() - timedelta(days=days)).cell)
    assert told(cell, 5)[-1][4] == 1


def ago(member: Member, days: int, price: str) -> Cell:
    when = timezone.now() - timedelta(days=days)
    cell = world.quote(member, price, seen_at=when, sure=True).cell
    cell.refresh_from_db()
    return mine(cell)


def test_the_change_of_four_weeks_is_told_in_per_cent(amina: Member) -> None:
    ago(amina, 30, "50")
    found = history.change(ago(amina, 0, "54"))
    assert found
    assert (found.share, found.weeks, found.direction) == (8, 4, "up")
    assert found.is_thin


def test_three_people_now_and_then_speak_of_a_trend(
    amina: Member, bakari: Member, dalia: Member
) -> None:
    for member in (amina, bakari, dalia):
        ago(member, 30, "50")
    for member in (amina, bakari, dalia):
        cell = ago(member, 0, "45")
    found = history.change(cell)
    assert found
    assert (found.share, found.direction, found.is_thin) == (-10, "down", False)


@pytest.mark.parametrize("earlier", [10, 90])
def test_without_a_figure_of_then_nothing_is_told(amina: Member, earlier: int) -> None:
    ago(amina, earlier, "50")
    assert history.change(ago(amina, 0, "54")) is None


def test_of_an_old_price_no_change_is_told(amina: Member) -> None:
    ago(amina, 130, "50")
    assert history.change(ago(amina, 100, "54")) is None


def test_the_newest_years_are_those_the_database_would_choose(amina: Member) -> None:
    for year in (2015, 2018, 2019):
        cell = seen(amina, (year, 3, 1), "65")
    cell.refresh_from_db()
    ever = history.months(cell, None)
    assert history.newest(ever, cell, 2) == history.months(cell, 2)
    assert history.newest(ever, cell, 9) == ever


def test_a_held_price_is_drawn_apart_with_its_number(amina: Member, read: Page) -> None:
    for name in ("Eve", "Faith", "Grace"):
        world.quote(world.member(name), "60")
    before = read(amina, "history", "maize", "wakulima")
    world.quote(amina, "6000", sure=True)
    page = read(amina, "history", "maize", "wakulima")
    assert 'class="held"' in page
    assert ">6,000</text>" in page
    axis = re.compile(r'<text class="end" x="41"[^>]*>([^<]+)')
    assert axis.findall(page) == axis.findall(before)
