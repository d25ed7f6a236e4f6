"""A board over millions of quotes: reading a page of it, and recording one more quote.

BOARD="1000000 10000000" names the numbers of quotes, BOARD="1000000" a shorter run. The quotes are
written by one statement in Postgres; what is measured is the site's own reading and act.
"""

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import uuid4

from django.db import connection

from community.members.models import Member
from groups.models import Group
from pricing import reads
from pricing.actions import quotes
from pricing.models import Board, Cell, Commodity, Market
from pricing.views.boards import pages
from tests import world
from tests.benchmarks.stage import Stage
from tests.benchmarks.table import Goal, Table, percentile

GOODS, MARKETS, PEOPLE = 500, 20, 2000
DAYS = 730
READINGS, RECORDINGS = 200, 300
SIZES = "1000000 10000000"


class Ground(NamedTuple):
    """One group that watches everything, the people who report, the lines they report to."""

    group: Group
    people: list[Member]
    cells: list[int]


class Figures(NamedTuple):
    """Milliseconds at the 95th percentile."""

    reading: float
    recording: float


def run(stage: Stage, table: Table) -> None:
    ground = prepared()
    found: list[tuple[int, Figures]] = []
    for size in map(int, os.environ.get("BOARD", SIZES).split()):
        table.part(f"Board of {GOODS} × {MARKETS} over {size:,} quotes")
        table.note(f"written in {timed(lambda count=size: fill(count)):,.0f} s")
        found.append((size, measured(ground, table)))
    if len(found) > 1:
        slope(found[0], found[-1], table)


def measured(ground: Ground, table: Table) -> Figures:
    reading = [1000 * timed(lambda: page(ground)) for _ in range(READINGS)]
    recording = [1000 * recorded(ground) for _ in range(RECORDINGS)]
    read, wrote = percentile(reading, 0.95), percentile(recording, 0.95)
    table.line("Reading the board, p95", [read], "ms", Goal("≤", 50))
    table.line("Recording a quote, database time, p95", [wrote], "ms", Goal("≤", 10))
    return Figures(read, wrote)


def slope(few: tuple[int, Figures], many: tuple[int, Figures], table: Table) -> None:
    table.part(f"From {few[0]:,} to {many[0]:,} quotes")
    times = many[1].reading / few[1].reading
    table.line("Reading grew by", [times], "×", Goal("≤", 1.2))
    table.line("Recording grew by", [many[1].recording / few[1].recording], "×")


def page(ground: Ground) -> list[Cell]:
    """What the page of the board asks for."""
    return list(pages(reads.board_cells(ground.group.author, ground.group)).get_page(1))


def recorded(ground: Ground) -> float:
    """Seconds Postgres took for one report of a random member in a random cell."""
    cell = Cell.objects.filled().get(pk=random.choice(ground.cells))
    words: dict[str, Any] = {name: getattr(cell, name) for name in ("commodity", "market", "kind")}
    price = (cell.middle or Decimal(100)).quantize(Decimal(1))
    with database_time() as spent:
        quotes.report(random.choice(ground.people), uuid4(), price=price, sure=True, **words)
    return sum(spent)


@contextmanager
def database_time() -> Iterator[list[float]]:
    spent: list[float] = []

    def watch(execute: Callable[..., Any], *words: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(*words)
        finally:
            spent.append(time.perf_counter() - start)

    with connection.execute_wrapper(watch):
        yield spent


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def prepared() -> Ground:
    wanjiru = world.member("Wanjiru")
    group = world.group(wanjiru, "Wholesale Watch")
    town = world.place("Nairobi")
    goods = [Commodity(slug=f"good-{n}", name=f"Good {n}", base="kg") for n in range(GOODS)]
    markets = [Market(slug=f"market-{n}", name=f"Market {n}", place=town) for n in range(MARKETS)]
    Commodity.objects.bulk_create(goods)
    Market.objects.bulk_create(markets)
    board = Board.objects.create(group=group)
    board.commodities.set(goods)
    board.markets.set(markets)
    pairs = [(one, at) for one in goods for at in markets]
    Cell.objects.bulk_create(
        Cell(commodity=one, market=at, kind="wholesale", base="kg") for one, at in pairs
    )
    return Ground(group, people(), list(Cell.objects.values_list("pk", flat=True)))


def people() -> list[Member]:
    rows = (
        Member(phone=f"+2547{n:08}", handle=f"reporter-{n}", display_name=f"Reporter {n}")
        for n in range(PEOPLE)
    )
    Member.objects.bulk_create(rows)
    return list(Member.objects.filter(handle__startswith="reporter-"))


def fill(size: int) -> None:
    """As many quotes as that in all, two years deep; then every cell's figure, and statistics."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pricing_quote")
        missing = size - cursor.fetchone()[0]
        cursor.execute(QUOTES, {"count": missing, "days": DAYS})
        cursor.execute(FIGURES)
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


QUOTES = """
WITH cell AS (SELECT array_agg(id ORDER BY id) AS ids FROM pricing_cell),
     someone AS (SELECT array_agg(id) AS ids FROM members_member WHERE handle LIKE 'reporter-%%')
INSERT INTO pricing_quote (author_id, key, made_at, cell_id, price, quantity, unit, factor,
                           per_base, seen_at, source)
SELECT someone.ids[1 + n %% cardinality(someone.ids)], gen_random_uuid(), seen,
       cell.ids[1 + (n * 7919) %% cardinality(cell.ids)], 100 + n %% 17, 1, 'kg', 1,
       100 + n %% 17, seen, 'member'
FROM cell, someone, generate_series(1, %(count)s::bigint) AS n,
     LATERAL (SELECT now() - random() * %(days)s * interval '1 day' AS seen) AS at
"""

FIGURES = """
UPDATE pricing_cell SET middle = 108, low = 103, high = 113, people = 20, quotes_counted = 40,
       unit = 'kg', source = 'member', as_of = newest
FROM (SELECT cell_id, max(seen_at) AS newest FROM pricing_quote GROUP BY cell_id) AS quote
WHERE quote.cell_id = pricing_cell.id
"""
