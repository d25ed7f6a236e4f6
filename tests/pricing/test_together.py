"""Two at once: real transactions on two connections, nothing counted past."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection

from community.live.models import Event
from community.members.models import Member
from groups.models import Group
from pricing import cells
from pricing.actions import quotes
from pricing.models import Cell, Quote
from tests import world
from tests.pricing.test_cells import every

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> None:
    def alone(act: Callable[[], object]) -> None:
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(alone, acts))


def test_quotes_at_once_are_all_in_the_cell(group: Group, amina: Member) -> None:
    people = [world.joined(world.member(f"Trader {n}"), group) for n in range(6)]
    maize, here = world.commodity(), world.market()
    at_once(
        *(
            lambda by=by, n=n: world.quote(by, str(60 + n), commodity=maize, market=here)
            for n, by in enumerate(people)
        )
    )
    cell = Cell.objects.select_related("commodity").get()
    assert (cell.people, cell.low, cell.high) == (6, Decimal(60), Decimal(65))
    assert cells.rolled(cell, every(cell)).people == 6
    numbers = Event.objects.filter(topic_id=f"board.{group.pk}").values_list("number", flat=True)
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]


def test_one_key_at_once_is_one_quote(group: Group, amina: Member) -> None:
    key, maize, here = uuid4(), world.commodity(), world.market()
    say = lambda: world.quote(amina, key=key, commodity=maize, market=here)  # noqa: E731
    at_once(say, say, say)
    assert Quote.objects.count() == 1
    assert Event.objects.filter(kind="quote.reported").count() == 1


def test_a_report_and_a_withdrawal_at_once_leave_the_cell_true(
    group: Group, amina: Member, bakari: Member
) -> None:
    first = world.quote(amina, "60")
    maize, here = world.commodity(), world.market()
    at_once(
        lambda: quotes.withdraw(amina, first),
        lambda: world.quote(bakari, "70", commodity=maize, market=here),
    )
    cell = Cell.objects.get()
    assert (cell.middle, cell.people) == (Decimal(70), 1)


def test_quotes_on_two_boards_at_once_do_not_wait_for_each_other_for_ever(
    group: Group, amina: Member, bakari: Member
) -> None:
    other = world.group(by=bakari, name="Cereals of Nairobi East")
    maize, beans, here = world.commodity(), world.commodity("Beans"), world.market()
    at_once(
        *(
            lambda by=by, what=what: world.quote(by, commodity=what, market=here)
            for by in (amina, bakari)
            for what in (maize, beans)
        )
    )
    for board in (group, other):
        topic = Event.objects.filter(topic_id=f"board.{board.pk}", kind="quote.reported")
        assert topic.count() == 4
