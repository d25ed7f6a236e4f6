"""Catching up by number, over HTTP and for the socket."""

from typing import Any

import pytest
from django.test import Client

from community.live import replay
from community.live.models import Event, Topic
from community.members.models import Member
from groups.models import Room
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(room: Room, bakari: Member) -> Room:
    """A room where three things were said."""
    for words in ("one", "two", "three"):
        world.message(bakari, room, words)
    return room


@pytest.fixture
def hers(client: Client, amina: Member) -> Client:
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    return client


def fetch(client: Client, topic: str, after: Any = 0) -> Any:
    return client.get(f"/live/{topic}/events", {"after": after})


def test_a_topic_without_events_stands_at_nothing(room: Room) -> None:
    assert replay.head(room.topic) == 0
    assert replay.heads([room.topic, "room.9999"]) == {room.topic: 0, "room.9999": 0}
    assert replay.since(room.topic, 0) == replay.Catchup(0, [])


def test_what_came_after_comes_in_order(talk: Room) -> None:
    caught = replay.since(talk.topic, 1)
    assert caught.frames is not None
    assert [frame["n"] for frame in caught.frames] == [2, 3]
    assert "three" in caught.frames[1]["html"]


@pytest.mark.parametrize("after", [3, None])
def test_who_has_everything_or_starts_now_gets_nothing(talk: Room, after: int | None) -> None:
    assert replay.since(talk.topic, after) == replay.Catchup(3, [])


def test_who_is_too_far_behind_starts_again(talk: Room) -> None:
    assert replay.since(talk.topic, 0, limit=3).frames is not None
    assert replay.since(talk.topic, 0, limit=2) == replay.Catchup(3, None)


def test_who_is_ahead_starts_again(talk: Room) -> None:
    assert replay.since(talk.topic, 4) == replay.Catchup(3, None)


def test_where_events_are_gone_the_reader_starts_again(talk: Room) -> None:
    Event.objects.filter(topic=talk.topic, number=1).delete()
    assert replay.since(talk.topic, 0) == replay.Catchup(3, None)
    assert replay.since(talk.topic, 1).frames is not None


def test_catching_up_costs_the_same_for_one_event_and_for_many(
    talk: Room, bakari: Member, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(3) as few:
        replay.since(talk.topic, 2)
    for _ in range(10):
        world.message(bakari, talk)
    with django_assert_num_queries(len(few)):
        replay.since(talk.topic, 0)


def test_the_page_fetches_the_same_events(hers: Client, talk: Room) -> None:
    answer = fetch(hers, talk.topic, 1)
    caught = replay.since(talk.topic, 1)
    assert answer.json() == {"topic": talk.topic, "head": 3, "events": caught.frames}
    assert "no-store" in answer["Cache-Control"]


def test_the_page_hears_that_it_must_start_again(hers: Client, talk: Room) -> None:
    Topic.objects.filter(name=talk.topic).update(head=1_000)
    assert fetch(hers, talk.topic).json() == {"reset": talk.topic, "head": 1_000}


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 400, "0" * 5000, "1.5", "\x00", "٣"])
def test_without_a_number_there_is_no_past(hers: Client, talk: Room, after: str) -> None:
    assert fetch(hers, talk.topic, after).json()["events"] == []


def test_outsiders_and_visitors_find_nothing(client: Client, talk: Room, chidi: Member) -> None:
    assert fetch(client, talk.topic).status_code == 404
    client.force_login(chidi, backend="django.contrib.auth.backends.ModelBackend")
    assert fetch(client, talk.topic).status_code == 404


@pytest.mark.parametrize("topic", ["room.0", "room.x", "nobody.1", "room", "room.1.2", "room.01"])
def test_what_is_no_topic_is_not_found(hers: Client, topic: str) -> None:
    assert fetch(hers, topic).status_code == 404


def test_there_is_only_reading(hers: Client, talk: Room) -> None:
    assert hers.post(f"/live/{talk.topic}/events").status_code == 405
