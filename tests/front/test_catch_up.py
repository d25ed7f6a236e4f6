"""Two hundred messages while away become at most six lines, each with its link."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from time_machine import travel

from community.members.actions import profiles
from community.members.models import Attendance, Member
from community.notices.catch_up import lines
from community.notices.items import Kind
from community.notices.models import Notice
from groups import reads
from groups.actions import ballots, memberships, pointers
from groups.actions.attention import pay
from groups.actions.messages import post
from groups.actions.withdrawals import withdraw
from groups.models import Ballot, Group, Room
from tests import world
from tests.front.pages import page, signed_in

NIGHT = timedelta(hours=10)
Queries = Any


@pytest.fixture(autouse=True)
def early() -> Iterator[None]:
    """An hour of the night from which a day is long."""
    with travel(datetime(2027, 3, 2, 4, 0, tzinfo=ZoneInfo("Africa/Nairobi"))):
        yield


@pytest.fixture
def room(group: Group) -> Room:
    return group.rooms.get()


@pytest.fixture
def night(group: Group, room: Room, amina: Member, bakari: Member, dalia: Member) -> None:
    """Two hundred messages, three of which name her, and two answers to her question."""
    asked = world.question(amina, group)
    for number in range(197):
        world.said(bakari if number % 2 else dalia, room, f"Mahindi ya gunia {number}")
    for number in range(3):
        world.message(bakari, world.room(bakari, group, f"Lorry {number}"), "@amina are you in?")
    world.answer(dalia, asked)
    world.answer(bakari, asked)


def since(member: Member) -> list[Any]:
    return lines(member, timezone.now() - NIGHT)


def test_two_hundred_messages_become_six_lines_at_most(night: None, amina: Member) -> None:
    found = since(amina)
    assert [one.kind for one in found] == [Kind.TO_ME] * 4
    assert found[0].text.endswith("How do I keep weevils out?")
    assert all(one.url.startswith("/") for one in found)


def test_each_line_leads_somewhere(night: None, amina: Member, client: Client) -> None:
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    assert {client.get(one.url).status_code for one in since(amina)} == {200}


def test_an_outsider_comes_back_to_nothing(night: None, chidi: Member) -> None:
    assert since(chidi) == []


def test_who_left_comes_back_to_nothing_of_the_group(
    night: None, amina: Member, group: Group
) -> None:
    memberships.leave(amina, group)
    assert since(amina) == []


def test_what_was_read_or_withdrawn_is_no_line(amina: Member, bakari: Member, room: Room) -> None:
    named = world.message(bakari, room, "@amina come")
    assert len(since(amina)) == 1
    pointers.read(amina, room, named.pk)
    assert since(amina) == []
    again = world.message(bakari, room, "@amina come now")
    assert len(since(amina)) == 1
    withdraw(bakari, again, again.key)
    assert since(amina) == []


def test_what_was_said_before_is_no_line(night: None, amina: Member) -> None:
    assert lines(amina, timezone.now()) == []


def test_a_room_that_names_one_often_is_one_line(amina: Member, bakari: Member, room: Room) -> None:
    world.message(bakari, room, "@amina come")
    newest = world.message(bakari, room, "@amina come now")
    (line,) = since(amina)
    assert line.text == "2 messages to you in General, Nairobi Cereals"
    assert line.url == f"/messages/{newest.pk}/"


def test_an_answer_in_talk_is_a_line_and_ones_own_words_are_none(
    amina: Member, bakari: Member, room: Room
) -> None:
    asked = world.message(amina, room, "Who sells beans?")
    post(amina, room, uuid4(), "Anybody?", asked.pk)
    assert since(amina) == []
    answer = post(bakari, room, uuid4(), "I do, at Nyamakima", asked.pk)
    (line,) = since(amina)
    assert (line.kind, line.url) == (Kind.TO_ME, f"/messages/{answer.pk}/")
    assert line.text == "Bakari answered you in General, Nairobi Cereals: I do, at Nyamakima"
    pay(amina, room.group, "mute")
    assert since(amina) == []


def test_a_mentor_comes_back_to_questions_and_a_reader_to_the_best_lesson(
    amina: Member, bakari: Member, dalia: Member, staff: Member, group: Group
) -> None:
    world.badge(staff, dalia, group)
    world.question(amina, group)
    tried = world.published(bakari, world.lesson(dalia, group, "Store it well"))
    world.published(bakari, world.lesson(dalia, group, "Sell it well"))
    world.trial(bakari, tried)
    assert [(one.kind, one.text) for one in since(dalia)] == [
        (Kind.MENTOR, "Nairobi Cereals asks: How do I keep weevils out?")
    ]
    assert [(one.kind, one.text) for one in since(amina)] == [
        (Kind.LESSON, "New lesson: Store it well")
    ]


def test_a_reviewer_comes_back_to_what_waits(amina: Member, bakari: Member, group: Group) -> None:
    world.trusted(bakari)
    world.submitted(world.lesson(amina, group))
    line = next(one for one in since(bakari) if one.kind == Kind.MENTOR)
    assert (line.kind, line.url) == (Kind.MENTOR, "/reviews/")


def test_the_lines_are_in_the_member_s_own_language(
    night: None, amina: Member, settings: Any
) -> None:
    profiles.speak(amina, "sw")
    assert len(since(amina)) == 4


def test_it_costs_the_same_after_a_long_night(
    amina: Member, bakari: Member, room: Room, group: Group, django_assert_max_num_queries: Queries
) -> None:
    asked = world.question(amina, group)
    for _ in range(5):
        world.message(bakari, room, "@amina come")
        world.answer(bakari, asked)
        poll(bakari, room)
    with django_assert_max_num_queries(9):
        since(amina)


def poll(by: Member, room: Room, hours: int = 12) -> Ballot:
    return ballots.ask(by, room, uuid4(), "Where do we buy?", ["Here", "There"], hours).ballot


def test_a_poll_that_closes_today_comes_first_until_they_vote(
    night: None, amina: Member, bakari: Member, chidi: Member, room: Room
) -> None:
    soon = poll(bakari, room)
    poll(bakari, room, hours=24)
    first, *others = since(amina)
    when = date_format(timezone.localtime(soon.closes_at), "D H:i")
    assert first.text == f"Vote by {when} in General, Nairobi Cereals: Where do we buy?"
    assert (first.kind, first.url) == (Kind.CLOSING, f"/messages/{soon.pk}/")
    assert {one.kind for one in others} == {Kind.TO_ME}
    assert since(chidi) == []
    ballots.vote(amina, soon, uuid4(), 1)
    assert Kind.CLOSING not in {one.kind for one in since(amina)}


def test_a_poll_that_is_closed_withdrawn_or_muted_is_no_line(
    amina: Member, dalia: Member, bakari: Member, room: Room, group: Group
) -> None:
    one = poll(bakari, room)
    pay(dalia, group, "mute")
    assert since(dalia) == []
    pay(dalia, group, "follow", room)
    assert len(since(dalia)) == 1
    with travel(one.closes_at, tick=False):
        assert since(amina) == []
    withdraw(bakari, one.message, uuid4())
    assert since(amina) == []


def left(member: Member, hours: float) -> None:
    seen_at = timezone.now() - timedelta(hours=hours)
    Attendance.objects.update_or_create(member=member, defaults={"seen_at": seen_at})


def shown(html: str) -> int:
    section = html.partition("While you were away")[2].partition("</section>")[0]
    return section.count("<li>")


def test_who_was_away_for_hours_finds_the_lines_at_home_until_put_away(
    night: None, amina: Member
) -> None:
    left(amina, 10)
    browser = signed_in(amina)
    assert [shown(browser.get("/").content.decode()) for _ in range(2)] == [4, 4]
    assert browser.post("/catch-up/dismissal/").headers["Location"] == "/"
    assert shown(browser.get("/").content.decode()) == 0
    assert browser.post("/catch-up/dismissal/").status_code == 302


def test_the_lines_at_home_weigh_less_than_three_kilobytes(night: None, amina: Member) -> None:
    left(amina, 10)
    html = page(amina, "/")
    part = html.partition("While you were away")[2].partition("</section>")[0]
    assert 0 < len(part.encode()) <= 3 * 1024


def test_who_was_here_just_now_or_never_before_finds_none(night: None, amina: Member) -> None:
    assert shown(page(amina, "/")) == 0
    left(amina, 1)
    assert shown(page(amina, "/")) == 0


def test_coming_back_by_another_door_or_device_changes_nothing(night: None, amina: Member) -> None:
    left(amina, 10)
    signed_in(amina).get("/notices/")
    assert shown(page(amina, "/")) == 4


def test_a_new_absence_begins_where_the_last_visit_ended(night: None, amina: Member) -> None:
    with travel(timezone.now() + timedelta(minutes=1), tick=False) as clock:
        signed_in(amina).get("/")
        clock.shift(timedelta(hours=9))
        assert shown(page(amina, "/")) == 0


def test_the_page_of_the_lines_is_there_at_any_time(
    night: None, amina: Member, chidi: Member
) -> None:
    assert page(amina, "/catch-up/").count('class="row"') == 4
    assert "Nothing that waits for you" in page(chidi, "/catch-up/")


def test_putting_away_is_each_member_s_own(night: None, amina: Member, dalia: Member) -> None:
    left(amina, 10)
    signed_in(dalia).post("/catch-up/dismissal/")
    assert shown(page(amina, "/")) == 4


def test_a_visitor_is_sent_to_the_door(client: Client, db: None) -> None:
    assert client.get("/catch-up/").headers["Location"].startswith("/in/")
    assert client.post("/catch-up/dismissal/").headers["Location"].startswith("/in/")


def test_five_hours_away_and_back_the_whole_way(
    night: None, amina: Member, bakari: Member, group: Group, room: Room
) -> None:
    """Six lines at home, each a link; the rest unread where it was said, and nobody called."""
    Notice.objects.all().delete()
    later = poll(bakari, room)
    for number in range(5):
        world.message(bakari, world.room(bakari, group, f"Stall {number}"), "@amina come")
    with travel(timezone.now() + timedelta(hours=5), tick=False):
        left(amina, 5.1)
        browser = signed_in(amina)
        html = browser.get("/").content.decode()
        section = html.partition("While you were away")[2].partition("</section>")[0]
        links = re.findall(r'href="([^"]+)"', section)
        assert len(links) == 6
        assert links[0] == f"/messages/{later.pk}/"
        assert len(section.encode()) <= 3 * 1024
        assert ">5</b>" in html, "five that name her, and not two hundred"
        inbox = browser.get("/inbox/").content.decode()
        assert "197<span" in inbox or "198<span" in inbox
        browser.post(f"/rooms/{room.pk}/pointer/", {"message": str(2**50)})
        browser.post("/catch-up/dismissal/")
        assert shown(browser.get("/").content.decode()) == 0
        assert browser.get(links[1]).status_code == 200


def test_whom_she_blocked_has_no_line_nor_place_in_her_inbox(
    amina: Member, bakari: Member, dalia: Member, room: Room, group: Group
) -> None:
    asked, said = world.question(amina, group), world.message(amina, room, "Who sells beans?")
    for one in (bakari, dalia):
        world.message(one, room, "@amina come")
        post(one, room, uuid4(), "I do", said.pk)
        world.answer(one, asked)
        poll(one, room)
    assert len(since(amina)) == 4
    world.blocked(amina, dalia)
    assert len(since(amina)) == 3, "one of his polls, his words in the room, his answer"
    assert not any("Dalia" in one.text for one in since(amina))
    world.blocked(amina, bakari)
    assert since(amina) == []
    assert not any(one.named for one in reads.inbox(amina))


@pytest.mark.parametrize(("hours", "told"), [(19, True), (26, True), (27, False), (40, False)])
def test_what_closes_in_the_night_is_of_today_and_what_closes_tomorrow_is_not(
    hours: int, told: bool, amina: Member, bakari: Member, room: Room, settings: Any
) -> None:
    settings.QUIET_HOURS = "21:00-06:30"
    poll(bakari, room, hours)
    assert [one.kind for one in since(amina)] == [Kind.CLOSING] * told
