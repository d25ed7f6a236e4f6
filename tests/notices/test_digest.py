"""The morning digest: once, in the morning, and only where there is something to tell."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from time_machine import Traveller, travel

from community.members.actions import profiles
from community.members.models import Attendance, Member
from community.notices.digest import due, send, send_due
from community.notices.models import Digest, Notice
from groups.actions import pointers
from groups.models import Group, Room
from tests import world
from tests.front.pages import page

HALF_PAST_SIX = datetime(2027, 3, 2, 6, 31, tzinfo=ZoneInfo("Africa/Nairobi"))


@pytest.fixture
def morning() -> Iterator[Traveller]:
    with travel(HALF_PAST_SIX, tick=False) as clock:
        yield clock


@pytest.fixture
def news(group: Group, amina: Member, bakari: Member) -> Room:
    """Said at midnight; she was last here the evening before."""
    room = group.rooms.get()
    with travel(HALF_PAST_SIX - timedelta(hours=6), tick=False):
        seen_at = HALF_PAST_SIX - timedelta(hours=10)
        Attendance.objects.create(member=amina, seen_at=seen_at)
        world.message(bakari, room, "@amina the lorry is here")
    Notice.objects.all().delete()
    return room


def digests(member: Member) -> list[str]:
    return [notice.text for notice in Notice.objects.filter(member=member, kind="digest")]


def test_it_is_sent_in_the_morning_and_once(news: Room, amina: Member, morning: Traveller) -> None:
    for _ in range(3):
        send_due()
        morning.shift(timedelta(minutes=5))
    assert digests(amina) == [
        "Bakari named you in General, Nairobi Cereals: @amina the lorry is here"
    ]
    assert Notice.objects.get().url == "/catch-up/"
    assert 'class="row"' in page(amina, "/catch-up/")


def test_two_workers_that_found_the_same_member_send_one(
    news: Room, amina: Member, morning: Traveller
) -> None:
    (first,), (second,) = due(HALF_PAST_SIX), due(HALF_PAST_SIX)
    send(first, HALF_PAST_SIX)
    send(second, HALF_PAST_SIX)
    assert len(digests(amina)) == 1


@pytest.mark.parametrize("minutes", [-30, -2, 150, 8 * 60, 16 * 60])
def test_at_no_other_hour(minutes: int, news: Room, amina: Member, morning: Traveller) -> None:
    morning.shift(timedelta(minutes=minutes))
    send_due()
    assert digests(amina) == []
    assert not Digest.objects.exists()


def test_nothing_to_tell_is_no_digest(news: Room, amina: Member, morning: Traveller) -> None:
    pointers.read(amina, news, 2**50)
    send_due()
    assert digests(amina) == []
    assert Digest.objects.get().member == amina


def test_what_she_has_been_here_for_is_no_news(
    news: Room, amina: Member, morning: Traveller
) -> None:
    Attendance.objects.update(seen_at=HALF_PAST_SIX - timedelta(hours=1))
    send_due()
    assert digests(amina) == []


def test_the_next_morning_has_its_own(
    news: Room, amina: Member, bakari: Member, morning: Traveller
) -> None:
    send_due()
    world.message(bakari, news, "@amina are you coming?")
    morning.shift(timedelta(days=1))
    send_due()
    assert len(digests(amina)) == 2


def test_many_lines_are_told_by_the_first_and_their_number(
    news: Room, group: Group, amina: Member, bakari: Member, morning: Traveller
) -> None:
    profiles.speak(amina, "en")
    for number in range(2):
        morning.shift(timedelta(minutes=1))
        world.message(bakari, world.room(bakari, group, f"Lorry {number}"), "@amina come")
    send_due()
    assert digests(amina)[0].endswith(" · 2 lines more")
    assert digests(amina)[0].startswith("Bakari named you in Lorry 1")


def test_who_never_came_or_is_no_member_any_more_is_not_woken(
    news: Room, amina: Member, morning: Traveller
) -> None:
    Member.objects.filter(pk=amina.pk).update(is_active=False)
    send_due()
    assert not Digest.objects.exists()
    assert not Notice.objects.exists()


def test_whom_she_blocked_does_not_come_in_the_morning(
    news: Room, amina: Member, bakari: Member, morning: Traveller
) -> None:
    world.blocked(amina, bakari)
    send_due()
    assert digests(amina) == []
