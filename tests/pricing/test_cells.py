"""A cell is always what its quotes say: the same as working it out anew."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from pricing import cells
from pricing.actions import answers, corrections, disputes, mergers, quotes, rulings
from pricing.models import Cell, Commodity, Market, Quote
from tests import world

TURN = count()

ACTS = ["report"] * 5 + ["withdraw", "restore", "confirm", "dispute", "correct"]
ACTS += ["held", "kept", "", "merge", "part"]
steps = st.lists(
    st.tuples(
        st.sampled_from(ACTS),
        st.integers(0, 3),
        st.sampled_from(["retail", "wholesale"]),
        st.integers(10, 900),
        st.integers(0, 2400),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
@pytest.mark.django_db
def test_cells_equal_a_full_recomputation(group: Group, history: list[tuple[Any, ...]]) -> None:
    """After any history of reports and of all that can happen to them."""
    turn = next(TURN)
    people = [world.joined(world.member(f"Trader {turn} {n}"), group) for n in range(4)]
    market = world.market(f"Market {turn}")
    corn = world.commodity(f"Corn {turn}")
    Commodity.everything.filter(pk=corn.pk).update(proposed_in=group)
    for step in history:
        with suppress(Refusal):
            happened(step, people, market, corn)
    for cell in Cell.objects.filter(market=market).select_related("commodity"):
        anew = cells.rolled(Cell.objects.select_related("commodity").get(pk=cell.pk), every(cell))
        assert figures(anew) == figures(cell)


def happened(step: tuple[Any, ...], people: list[Member], market: Market, corn: Commodity) -> None:
    act, who, kind, price, hours = step
    group, by = Group.objects.get(), people[who]
    goods = world.commodity() if price % 2 else Commodity.everything.get(pk=corn.pk)
    if act == "report" and goods.in_use:
        seen_at = timezone.now() - timedelta(hours=hours)
        where = (goods, market, Decimal(price))
        quotes.report(by, uuid4(), *where, kind=kind, sure=True, seen_at=seen_at)
    elif act == "merge":
        mergers.merge(by, group, corn, world.commodity(), "One thing.")
    elif act == "part":
        mergers.undo(by, group, corn)
    else:
        told = Quote.objects.filter(cell__market=market).order_by("pk")
        if told:
            done_to(act, by, told[price % len(told)], Decimal(hours + 1), group)


def done_to(act: str, by: Member, quote: Quote, price: Decimal, group: Group) -> None:
    author = quote.author
    assert author is not None
    if act == "withdraw":
        quotes.withdraw(author, quote)
    elif act == "restore":
        quotes.restore(author, quote)
    elif act == "confirm":
        answers.confirm(by, uuid4(), quote)
    elif act == "dispute":
        disputes.dispute(by, uuid4(), quote, price, sure=True)
    elif act == "correct":
        corrections.correct(author, uuid4(), quote, price, sure=True)
    elif act in ("held", "kept", ""):
        rulings.rule(by, group, quote, act, "So it is.")


def every(cell: Cell) -> Callable[[datetime | None], list[Quote]]:
    """All standing quotes of the cell until then, not only those near the newest."""
    standing = list(cell.quotes.heard().order_by("seen_at", "pk"))
    return lambda until: [one for one in standing if until is None or one.seen_at <= until]


def figures(cell: Cell) -> dict[str, Any]:
    return {name: getattr(cell, name) for name in cells.FIELDS}


def reported(member: Member, price: str, days: float) -> Cell:
    quote = world.quote(member, price, seen_at=timezone.now() - timedelta(days=days))
    return Cell.objects.select_related("commodity").get(pk=quote.cell_id)


def test_a_report_reads_only_what_can_count(amina: Member, dalia: Member) -> None:
    """The two windows of four half-lives: today's, and that of the figure compared with."""
    for days in (200, 100, 46, 44, 20, 15, 0):
        cell = reported(amina, "100", days)
    life = cell.commodity.half_life.days
    ages = [(timezone.now() - quote.seen_at).days for quote in cells.near_quotes(cell)]
    assert ages == [days for days in (200, 100, 46, 44, 20, 15, 0) if days < 4 * life]
    before = cells.near_quotes(cell, timezone.now() - timedelta(days=19))
    ages = [(timezone.now() - quote.seen_at).days for quote in before]
    assert ages == [days for days in (200, 100, 46, 44, 20) if days < 20 + 4 * life]


def test_the_quotes_of_a_cell_are_found_by_their_index(amina: Member) -> None:
    cell = reported(amina, "100", 3)
    with CaptureQueriesContext(connection) as asked:
        cells.near_quotes(cell, timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        for query in asked.captured_queries:
            cursor.execute(f"EXPLAIN {query['sql']}")
            plan = " ".join(line for (line,) in cursor.fetchall())
            assert re.search(r"Index Cond: \(\(cell_id = \d+\) AND \(seen_at", plan), plan


def test_the_trend_is_against_the_week_before(amina: Member, dalia: Member) -> None:
    assert reported(amina, "100", 10).trend is None
    cell = reported(dalia, "110", 0)
    assert cell.trend
    assert (cell.trend > 0, cell.direction) == (True, "up")


def test_there_is_no_trend_against_long_ago(amina: Member) -> None:
    reported(amina, "100", 100)
    assert reported(amina, "110", 0).trend is None


def test_the_cell_names_the_unit_last_traded(amina: Member) -> None:
    world.quote(amina, "65")
    cell = world.quote(amina, "5850", unit="bag 90 kg").cell
    cell.refresh_from_db()
    assert (cell.unit, cell.factor, cell.trade_price) == ("bag", 90, Decimal(5850))


def test_time_alone_makes_a_cell_stale(amina: Member) -> None:
    cell = reported(amina, "65", 27)
    assert cell.state == "new"
    Cell.objects.filter(pk=cell.pk).update(as_of=timezone.now() - timedelta(days=29))
    assert Cell.objects.select_related("commodity").get(pk=cell.pk).is_stale


def test_what_is_stale_in_the_list_is_stale_by_its_state(amina: Member) -> None:
    for days in (0, 27.9, 28.1, 400):
        market = world.market(f"Market {days}")
        world.quote(amina, market=market, seen_at=timezone.now() - timedelta(days=days))
    listed = Cell.objects.filled().fresh_first()
    assert [bool(cell.old) for cell in listed] == [cell.is_stale for cell in listed]
    assert [bool(cell.old) for cell in listed] == [False, False, True, True]
