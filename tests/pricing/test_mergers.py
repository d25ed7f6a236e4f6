"""What goes along when goods are merged, and all of it back when they are parted."""

from decimal import Decimal
from uuid import uuid4

import pytest

from community.members.models import Member
from groups.models import Group
from pricing.actions import answers, baskets, boards, items, mergers, quotes
from pricing.models import Board, Cell, Commodity, Entry, Follower, Quote
from tests import world
from tests.pricing.test_together import at_once


@pytest.fixture
def dagaa(group: Group) -> Commodity:
    return world.commodity("Dagaa")


@pytest.fixture
def omena(amina: Member, bakari: Member, group: Group, dagaa: Commodity) -> Commodity:
    world.market()
    return items.admit(bakari, group, items.propose(amina, group, "Omena kavu", "kg"))


def merge(by: Member, group: Group, item: Commodity, into: Commodity) -> Commodity:
    return mergers.merge(by, group, item, into, "The same fish.")


def test_watches_and_lists_go_back_and_what_is_of_the_other_stays(
    amina: Member, dalia: Member, bakari: Member, group: Group, omena: Commodity, dagaa: Commodity
) -> None:
    cell, other = (world.quote(amina, "300", commodity=one).cell for one in (omena, dagaa))
    moved, before = world.watch(amina, cell), world.watch(dalia, other)
    hers = baskets.put(amina, uuid4(), omena, Decimal(2), "kg")
    theirs = baskets.put(dalia, uuid4(), dagaa, Decimal(2), "kg")
    merge(bakari, group, omena, dagaa)
    since = world.watch(bakari, other)
    for one in (moved, before, since, hers, theirs):
        one.refresh_from_db()
    assert {one.cell for one in (moved, before, since)} == {other}
    assert hers.commodity == theirs.commodity == dagaa
    for _turn in range(2):
        mergers.undo(bakari, group, omena)
    for one in (moved, before, since, hers, theirs):
        one.refresh_from_db()
    assert (moved.cell, before.cell, since.cell) == (cell, other, other)
    assert (hers.commodity, theirs.commodity) == (omena, dagaa)


def test_a_board_shows_again_what_it_showed(
    bakari: Member, chidi: Member, group: Group, omena: Commodity, dagaa: Commodity
) -> None:
    """Of three: one that had the first, one that had both, one that was chosen anew since."""
    again = world.group(by=chidi, name="Eastleigh Cereals")
    both = world.group(by=chidi, name="Kibuye Fish")
    for one, goods in ((group, [omena]), (both, [omena, dagaa]), (again, [omena])):
        boards.choose(bakari, one, goods, [world.market()])
    merge(bakari, group, omena, dagaa)
    assert all(shown(one) == {"Dagaa"} for one in (group, both, again))
    boards.choose(chidi, again, [dagaa], [world.market()])
    mergers.undo(bakari, group, omena)
    assert shown(group) == {"Omena kavu"}
    assert shown(both) == {"Omena kavu", "Dagaa"}
    assert shown(again) == {"Dagaa"}


def shown(group: Group) -> set[str]:
    return {one.name for one in Board.objects.get(group=group).commodities.filter(in_use=True)}


def test_merged_anew_only_the_last_merge_is_undone(
    amina: Member, bakari: Member, group: Group, omena: Commodity, dagaa: Commodity
) -> None:
    watch = world.watch(amina, world.quote(amina, "300", commodity=omena).cell)
    for into in (dagaa, world.commodity("Fulu")):
        merge(bakari, group, omena, into)
        mergers.undo(bakari, group, omena)
    watch.refresh_from_db()
    assert watch.cell.commodity == omena
    assert Follower.objects.filter(watch=watch).count() == 2


def test_a_report_on_its_way_when_goods_were_merged_is_of_the_others(
    amina: Member, bakari: Member, group: Group, omena: Commodity, dagaa: Commodity
) -> None:
    """Its form was read, and its goods fetched, before the merge."""
    merge(bakari, group, omena, dagaa)
    assert omena.in_use
    assert world.quote(amina, "300", commodity=omena).cell.commodity == dagaa
    assert Cell.objects.get().people == 1


def test_a_word_on_its_way_about_a_price_that_moved_counts_where_it_is(
    amina: Member, dalia: Member, bakari: Member, group: Group, omena: Commodity, dagaa: Commodity
) -> None:
    read = world.quote(amina, "300", commodity=omena)
    mine = Quote.objects.select_related("cell__commodity").get(pk=read.pk)
    merge(bakari, group, omena, dagaa)
    assert answers.confirm(dalia, uuid4(), read).cell.commodity == dagaa
    quotes.withdraw(amina, mine)
    figures = {cell.commodity.name: cell.people for cell in Cell.objects.all()}
    assert figures == {"Omena kavu": 0, "Dagaa": 1}


@pytest.mark.django_db(transaction=True)
def test_at_once_none_is_left_behind(
    bakari: Member, group: Group, omena: Commodity, dagaa: Commodity
) -> None:
    people = [world.joined(world.member(f"Trader {n}"), group) for n in range(5)]
    said = [
        lambda by=by, n=n: world.quote(by, str(300 + n), commodity=omena)
        for n, by in enumerate(people)
    ]
    at_once(*said[:2], lambda: merge(bakari, group, omena, dagaa), *said[2:])
    assert {quote.cell.commodity for quote in Quote.objects.all()} == {dagaa}
    cell = Cell.objects.get(commodity=dagaa)
    assert (cell.people, cell.low, cell.high) == (5, Decimal(300), Decimal(304))
    assert not Cell.objects.filter(commodity=omena, middle__isnull=False).exists()
    assert Entry.objects.filter(verb="merged", quote=None).count() == 1
