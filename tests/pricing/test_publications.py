"""What strangers are told of prices, and what they can never find out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from community.members import voice
from community.members.models import Member
from community.members.voice import Voice
from groups.actions import memberships
from groups.models import Group
from pricing import outside, publishing, writing
from pricing.actions import quotes
from pricing.models import Cell, Publication, Quote, Ruling
from pricing.models.cell import CellQuerySet
from pricing.reads import open_prices
from tests import world

NIGHT = timedelta(days=1, minutes=5)


def told(cell: Cell) -> Publication | None:
    """What a stranger is shown now."""
    return cell.publications.filter(fallen_at=None).first()


def people_of(row: Publication) -> set[int | None]:
    return set(Quote.objects.filter(pk__in=row.heard["quotes"]).values_list("author", flat=True))


def a_night_later(nights: int = 1) -> Any:
    return time_machine.travel(timezone.now() + nights * NIGHT, tick=False)


@pytest.fixture
def three(amina: Member, bakari: Member, dalia: Member) -> list[Member]:
    return [amina, bakari, dalia]


def said(people: list[Member], price: str = "64.70") -> Cell:
    return [world.quote(one, price, sure=True) for one in people][-1].cell


def test_three_people_a_day_old_are_told_as_one_rounded_middle(three: list[Member]) -> None:
    cell = said(three)
    with a_night_later():
        row = publishing.publish(cell)
        shown = outside.one(None, cell)
    assert row is not None
    assert shown is not None
    assert (row.middle, row.people, shown.middle, shown.people) == (65, 3, 65, 3)
    assert (shown.low, shown.high, shown.trend, shown.quotes_held) == (65, 65, None, 0)


@pytest.mark.parametrize(
    ("middle", "shown"),
    [("64.7", "65"), ("5849", "5800"), ("0.0123", "0.012"), ("1000000", "1000000"), ("96.5", "96")],
)
def test_a_figure_is_told_to_two_digits(middle: str, shown: str) -> None:
    assert publishing.rounded(Decimal(middle)) == Decimal(shown)


def test_today_is_not_told(three: list[Member]) -> None:
    cell = said(three)
    with time_machine.travel(timezone.now() + timedelta(hours=23)):
        assert publishing.publish(cell) is None
        assert outside.one(None, cell) is None


def test_two_people_are_not_told_however_often_they_report(amina: Member, dalia: Member) -> None:
    for ago in range(5):
        when = timezone.now() - timedelta(days=ago)
        world.quote(amina, "60", seen_at=when)
        cell = world.quote(dalia, "61", seen_at=when).cell
    with a_night_later():
        assert publishing.publish(cell) is None


def test_a_circle_is_one_voice_for_strangers_too(
    three: list[Member], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The seam of vouches (voice.py) says who belongs together; everything else asks it."""
    circle = min(one.pk for one in three)
    together = {one.pk: Voice(1.0, circle) for one in three}
    monkeypatch.setattr(voice, "voices", lambda members: together)
    cell = said(three)
    cell.refresh_from_db()
    assert cell.people == 1
    with a_night_later():
        assert publishing.publish(cell) is None


def test_two_fresh_accounts_beside_an_old_one_do_not_bare_it(three: list[Member]) -> None:
    """Whoever adds two accounts of their own to one honest person's report learns nothing."""
    honest, *own = three
    Member.objects.filter(pk=honest.pk).update(joined_at=timezone.now() - timedelta(days=90))
    honest.refresh_from_db()
    said(own, "1")
    cell = said([honest], "64.70")
    with a_night_later():
        assert publishing.publish(cell) is None


def test_what_was_told_is_not_told_anew_until_three_more_people_speak(
    three: list[Member], wanjiru: Member, chidi: Member
) -> None:
    cell = said(three)
    with a_night_later():
        first = publishing.publish(cell)
        said([wanjiru, chidi], "70")
    with a_night_later(2):
        assert publishing.publish(cell) is None
        said(three[:1], "70")
    with a_night_later(3):
        second = publishing.publish(cell)
    assert first is not None
    assert second is not None
    assert not set(first.heard["quotes"]) & set(second.heard["quotes"])
    assert second.middle == 70


def test_one_who_takes_back_or_leaves_does_not_show_by_difference(
    three: list[Member], group: Group
) -> None:
    cell = said(three)
    last = Quote.objects.get(author=three[2])
    with time_machine.travel(timezone.now() + NIGHT):
        publishing.publish(cell)
        before = outside.one(None, cell)
        Quote.objects.filter(pk=last.pk).update(made_at=timezone.now())
        quotes.withdraw(three[2], Quote.objects.get(pk=last.pk))
        memberships.leave(three[2], group)
        publishing.publish(cell)
        after = outside.one(None, cell)
    assert before is not None
    assert after is not None
    assert (before.middle, before.people, before.as_of) == (after.middle, after.people, after.as_of)


def test_a_flood_that_was_set_aside_is_told_no_longer(three: list[Member]) -> None:
    cell = said(three)
    with a_night_later():
        publishing.publish(cell)
        Quote.objects.filter(author__in=three[:2]).update(ruling=Ruling.HELD)
        publishing.publish(cell)
        assert told(cell)
        Quote.objects.update(ruling=Ruling.HELD)
        publishing.publish(cell)
        assert told(cell) is None
        assert outside.one(None, cell) is None


def test_a_survey_is_told_by_itself_as_if_no_member_had_spoken(amina: Member) -> None:
    cell = surveyed(world.quote(amina, "90").cell, "60")
    shown = outside.one(None, cell)
    assert shown is not None
    assert (shown.middle, shown.people, shown.source) == (60, 0, "wfp")


def surveyed(cell: Cell, price: str) -> Cell:
    words = {"price": price, "per_base": price, "unit": "kg", "factor": 1, "source": "wfp"}
    Quote.objects.create(cell=cell, key=uuid4(), seen_at=timezone.now(), **words)
    cell.refresh_from_db()
    return cell


def test_two_currencies_are_never_told_as_one(three: list[Member]) -> None:
    """Three who speak in two currencies are two and one."""
    for one, currency in zip(three, ("KES", "UGX", "UGX"), strict=True):
        world.quote(one, "65", currency=currency, sure=True)
    with a_night_later():
        publishing.publish_all()
        assert not Publication.objects.exists()
        assert [*open_prices()] == []


def test_the_open_table_holds_what_is_published(three: list[Member]) -> None:
    said(three)
    with a_night_later():
        publishing.publish_all()
        [row] = list(writing.table(open_prices()))[2:]
    assert "65.00" in row
    assert "Amina" not in row


def test_the_night_goes_through_all_cells_and_once_is_enough(three: list[Member]) -> None:
    said(three)
    with a_night_later():
        publishing.publish_all()
        publishing.publish_all()
    assert Publication.objects.count() == 1


Day = list[tuple[int, int]]
HISTORIES = st.lists(
    st.lists(st.tuples(st.integers(0, 6), st.integers(50, 80)), max_size=5), min_size=3, max_size=14
)


@settings(max_examples=12)
@given(days=HISTORIES, taken_back=st.sets(st.integers(0, 20), max_size=4))
@pytest.mark.django_db
def test_whoever_asks_every_day_never_finds_out_what_one_person_said(
    days: list[Day], taken_back: set[int]
) -> None:
    """Of any two figures a stranger is ever shown, the reports they do not share are those of
    three people at least; there is no sum of figures that leaves fewer over."""
    start, where = timezone.now(), world.market(f"Market {uuid4()}")
    people = [world.member(f"Trader {number}") for number in range(7)]
    cells = Cell.objects.filter(market=where)
    seen_by_stranger = set()
    for number, day in enumerate(days):
        with time_machine.travel(start + timedelta(days=number), tick=False):
            for who, price in day:
                world.quote(people[who], str(price), sure=True, market=where)
            if number in taken_back:
                take_back_the_newest(cells)
            for cell in cells:
                publishing.publish(cell)
            seen_by_stranger |= {one.middle for one in outside.seen(None, cells)}
    check(list(Publication.objects.filter(cell__in=cells).order_by("pk")), seen_by_stranger)


def take_back_the_newest(cells: CellQuerySet) -> None:
    newest = Quote.objects.standing().filter(cell__in=cells).order_by("-pk").first()
    if newest is not None and newest.author is not None:
        quotes.withdraw(newest.author, newest)


def check(rows: list[Publication], shown: set[Decimal]) -> None:
    assert shown <= {row.middle for row in rows}
    used: set[int] = set()
    for row in rows:
        batch = set(row.heard["quotes"])
        assert len(people_of(row)) >= 3
        assert not batch & used
        used |= batch
        newest: datetime = max(Quote.objects.filter(pk__in=batch).values_list("made_at", flat=True))
        assert row.made_at - newest >= timedelta(days=1)


Door = Callable[[Client], str]
DOORS = {
    "compare": "/prices/maize/",
    "history": "/prices/maize/wakulima/",
    "market": "/markets/wakulima/",
    "open table": "/prices/maize.csv",
    "open api": "/api/v1/open/prices?commodity=maize",
}


@pytest.mark.parametrize("door", DOORS)
def test_a_visitor_reads_what_is_published_and_nothing_else(
    client: Client, three: list[Member], wanjiru: Member, door: str
) -> None:
    cell = said(three)
    assert "64.70" not in client.get(DOORS[door]).content.decode()
    with a_night_later():
        publishing.publish(cell)
        world.quote(wanjiru, "77.30", sure=True)
        text = client.get(DOORS[door]).content.decode()
    assert "65" in text
    for hidden in ("64.7", "77.3", "Amina", "amina", "Wanjiru"):
        assert hidden not in text
