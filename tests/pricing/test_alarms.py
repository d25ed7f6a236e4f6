"""A flood of new accounts is told to the stewards, once, and moves nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.models import Member
from community.notices.models import Notice
from groups.models import Group
from pricing.actions import quotes
from pricing.desk import alarms
from pricing.models import Alarm, Cell, Entry, Quote
from tests import world
from tests.pricing.conftest import Page


@pytest.fixture
def settled(amina: Member, dalia: Member, wanjiru: Member) -> Cell:
    """Three members of long standing say 60."""
    Member.objects.update(joined_at=timezone.now() - timedelta(days=100))
    for member in (amina, dalia, wanjiru):
        quote = world.quote(Member.objects.get(pk=member.pk), "60")
    return quote.cell


def flood(accounts: int, price: str) -> list[Quote]:
    return [world.quote(world.member(f"New {n}"), price) for n in range(accounts)]


def test_the_stewards_are_told_once_and_it_stands_on_desk_and_in_book(
    settled: Cell, bakari: Member, amina: Member, group: Group, read: Page
) -> None:
    flood(10, "72")
    before = Cell.objects.get().middle
    assert before is not None
    assert abs(before - 60) < 1.2
    for _turn in range(2):
        alarms.look()
    alarm = Alarm.objects.get()
    assert (alarm.cell, alarm.day, alarm.accounts, alarm.said) == (
        settled, timezone.localdate(), 10, 72,
    )  # fmt: skip
    assert Notice.objects.filter(kind="price.alarm").count() == 1
    assert Notice.objects.get(kind="price.alarm").member == bakari
    assert "10 new accounts say 72" in read(bakari, "desk", group.slug)
    assert Entry.objects.get().verb == "alarmed"
    assert "alarm raised" in read(amina, "book", group.slug)
    assert Cell.objects.get().middle == before


@pytest.mark.parametrize(
    ("accounts", "price"), [(4, "72"), (10, "62"), (10, "56")], ids=["few", "near", "near below"]
)
def test_a_few_or_those_who_agree_raise_none(settled: Cell, accounts: int, price: str) -> None:
    flood(accounts, price)
    alarms.look()
    assert not Alarm.objects.exists()


def test_honest_newcomers_beside_them_hide_nobody(settled: Cell) -> None:
    flood(8, "60")
    flood(5, "48")
    alarms.look()
    assert (Alarm.objects.get().accounts, Alarm.objects.get().said) == (5, 48)


def test_old_accounts_that_differ_are_news_and_no_flood(settled: Cell) -> None:
    for number in range(6):
        member = world.member(f"Old {number}")
        Member.objects.filter(pk=member.pk).update(joined_at=timezone.now() - timedelta(days=40))
        world.quote(Member.objects.get(pk=member.pk), "75")
    alarms.look()
    assert not Alarm.objects.exists()


def test_where_nobody_else_speaks_there_is_nothing_to_be_off_from(amina: Member) -> None:
    flood(6, "72")
    alarms.look()
    assert not Alarm.objects.exists()


def test_what_was_taken_back_raises_none(settled: Cell) -> None:
    for quote in flood(6, "72"):
        assert quote.author is not None
        quotes.withdraw(quote.author, quote)
    alarms.look()
    assert not Alarm.objects.exists()


def test_a_flood_before_midnight_is_found_after_it(settled: Cell) -> None:
    flood(6, "72")
    Quote.objects.filter(per_base=72).update(made_at=timezone.now() - timedelta(days=1))
    new = Member.objects.filter(quotes__per_base=72)
    Member.objects.filter(pk__in=new).update(joined_at=timezone.now() - timedelta(days=2))
    alarms.look()
    assert Alarm.objects.get().day == timezone.localdate() - timedelta(days=1)
