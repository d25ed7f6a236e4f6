"""What a page and a post cost: a number of queries that neither members nor messages change."""

import gzip
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from groups.models import Group, Message, Room, Withdrawal
from tests import world
from tests.doors import As

FRAMING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
SIGN_IN = ("django_session", "notices_notice", "members_attendance")


def queries(act: Callable[[], Any]) -> list[str]:
    """What the act itself asks of the database, beside session, user and transaction marks."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        act()
    asked = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in asked if not sql.startswith(FRAMING) and not session(sql)]


def session(sql: str) -> bool:
    own = 'FROM "members_member" WHERE "members_member"."id"' in sql
    return own or any(table in sql for table in SIGN_IN) or "usersession" in sql


def post(client: Client, room: Room, text: str = "Mahindi imefika.") -> Callable[[], Any]:
    url = reverse("groups:messages", args=[room.pk])
    words = {"key": str(uuid4()), "text": text}
    return lambda: client.post(url, words, headers={"X-Sokoni": "live"})


@pytest.mark.django_db(transaction=True)
def test_a_post_costs_five_queries_drawing_included(
    as_: As, group: Group, room: Room, amina: Member
) -> None:
    browser = as_(amina)
    post(browser, room)()
    asked = queries(post(browser, room))
    for q in asked:
        print(q[:150])
    assert len(asked) <= 5, asked


@pytest.mark.django_db(transaction=True)
def test_a_post_costs_the_same_in_a_group_of_forty(
    as_: As, group: Group, room: Room, amina: Member
) -> None:
    browser = as_(amina)
    post(browser, room)()
    before = len(queries(post(browser, room)))
    crowded(group, room, amina)
    assert len(queries(post(browser, room))) == before


def crowded(group: Group, room: Room, amina: Member) -> None:
    """Forty people and a hundred messages more, some edited, some withdrawn."""
    for number in range(40):
        world.joined(world.member(f"Trader {number}"), group)
    for number in range(100):
        said = world.said(amina, room, f"line {number}")
        if number % 10 == 0:
            Withdrawal.objects.create(author=amina, key=uuid4(), message=said)


def pages(group: Group, room: Room) -> list[str]:
    return [
        reverse("groups:list"),
        reverse("groups:group", args=[group.slug]),
        reverse("groups:people", args=[group.slug]),
        reverse("groups:room", args=[room.pk]),
        reverse("front:search") + "?q=line",
    ]


MOST = {"list": 4, "group": 7, "people": 4, "room": 5}


@pytest.mark.django_db(transaction=True)
def test_pages_cost_the_same_however_many_people_and_messages(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    world.message(bakari, room, "line")
    browser = as_(amina)
    browser.get("/")
    before = [len(queries(lambda url=url: browser.get(url))) for url in pages(group, room)]
    crowded(group, room, amina)
    after = [len(queries(lambda url=url: browser.get(url))) for url in pages(group, room)]
    assert before == after
    assert all(cost <= most for cost, most in zip(after, MOST.values(), strict=False)), after


@pytest.mark.django_db(transaction=True)
def test_reading_costs_five_queries_and_what_is_read_already_three(
    as_: As, room: Room, amina: Member, bakari: Member
) -> None:
    said = world.message(bakari, room)
    browser, url = as_(amina), reverse("groups:pointer", args=[room.pk])
    words = {"message": str(said.pk)}
    first, again = (
        len(queries(lambda: browser.post(url, words, headers={"X-Sokoni": "live"}))) for _ in "ab"
    )
    assert (first, again) == (4, 3)  # beside the notices that may wait for it


@pytest.mark.django_db(transaction=True)
def test_the_group_s_home_costs_the_same_with_many_rooms(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    browser, url = as_(amina), reverse("groups:group", args=[group.slug])
    browser.get(url)
    world.message(bakari, room)
    before = len(queries(lambda: browser.get(url)))
    for number in range(12):
        world.message(bakari, world.room(bakari, group, f"Room {number}"))
    assert len(queries(lambda: browser.get(url))) == before


def test_a_room_of_fifty_messages_arrives_in_fourteen_kilobytes(
    as_: As, room: Room, amina: Member, bakari: Member
) -> None:
    for number in range(50):
        words = " ".join(sha256(f"{number} {part}".encode()).hexdigest()[:6] for part in range(12))
        said = world.said(amina if number % 3 else bakari, room, words)
        when = timezone.now() - timedelta(hours=number)
        Message.objects.filter(pk=said.pk).update(made_at=when)
    page = as_(amina).get(reverse("groups:room", args=[room.pk])).content
    assert page.count(b'class="msg"') == 50
    assert len(gzip.compress(page, 6)) <= 14 * 1024
