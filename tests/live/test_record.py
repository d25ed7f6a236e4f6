"""Recording is sending: numbers without gaps, in the order of commits, and only what is done."""

import threading

import pytest
from django.db import connections, transaction
from pytest_django import DjangoAssertNumQueries

from community.live import publish
from community.live.models import Event, Topic
from community.live.record import record, record_each
from community.members.models import Member
from groups.models import Room


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers that reach the layer, at the layer's own door."""
    numbers: list[int] = []
    monkeypatch.setattr(
        publish, "tell", lambda news: numbers.extend(message["n"] for _, message in news)
    )
    return numbers


def note(room: Room, by: Member) -> Event:
    return record(room.topic, "message.posted", by=by, subject=1)


@pytest.mark.django_db(transaction=True)
def test_an_event_is_sent_once_its_act_is_committed(
    room: Room, bakari: Member, published: list[int]
) -> None:
    with transaction.atomic():
        assert [note(room, bakari).number for _ in range(3)] == [1, 2, 3]
        assert published == [], "nothing is sent before the commit"
    assert published == [1, 2, 3], "several events of one act keep their order"


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_was_never_said_and_leaves_no_gap(
    room: Room, bakari: Member, published: list[int]
) -> None:
    with transaction.atomic():
        note(room, bakari)
        transaction.set_rollback(True)
    assert (published, Event.objects.filter(topic=room.topic).count()) == ([], 0)
    with transaction.atomic():
        assert note(room, bakari).number == 1


@pytest.mark.django_db(transaction=True)
def test_outside_an_act_nothing_is_recorded(room: Room, bakari: Member) -> None:
    with pytest.raises(RuntimeError, match="inside the act"):
        note(room, bakari)
    assert not Topic.objects.filter(name=room.topic).exists()


@pytest.mark.django_db(transaction=True)
def test_topics_count_each_for_itself(room: Room, bakari: Member) -> None:
    with transaction.atomic():
        note(room, bakari)
        other = record(f"member.{bakari.pk}", "notice.left", by=None, subject=2)
    assert (other.number, other.actor) == (1, None)


@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_time_take_numbers_in_the_order_of_their_commits(
    room: Room, bakari: Member
) -> None:
    """The row of the topic is locked until the commit: a reader of "after n" never misses one."""
    first_has_number, second_asks = threading.Event(), threading.Event()
    taken: list[int] = []

    def second() -> None:
        first_has_number.wait(10)
        second_asks.set()
        with transaction.atomic():
            taken.append(note(room, bakari).number)
            assert set(seen_before) <= set(numbers(room)), "the first is committed by now"
        connections.close_all()

    seen_before: list[int] = []
    thread = threading.Thread(target=second)
    thread.start()
    with transaction.atomic():
        seen_before.append(note(room, bakari).number)
        first_has_number.set()
        second_asks.wait(10)
        assert taken == [], "the second waits for the first"
    thread.join(10)
    assert taken == [2]


@pytest.mark.django_db(transaction=True)
def test_many_at_once_leave_no_gap_and_no_double(room: Room, bakari: Member) -> None:
    def some() -> None:
        for _ in range(5):
            with transaction.atomic():
                note(room, bakari)
        connections.close_all()

    threads = [threading.Thread(target=some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert numbers(room) == [*range(1, 21)]


def numbers(room: Room) -> list[int]:
    found = Event.objects.filter(topic=room.topic).order_by("number")
    return [event.number for event in found]


@pytest.mark.django_db(transaction=True)
def test_many_topics_are_told_in_one_statement_and_each_counts_for_itself(
    amina: Member,
    bakari: Member,
    published: list[int],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with transaction.atomic():
        record(f"member.{amina.pk}", "notice.left", by=None, subject=1)
    published.clear()
    told = {f"member.{member.pk}": 10 + member.pk for member in (bakari, amina)}
    with transaction.atomic(), django_assert_num_queries(1):
        events = record_each(told, "notice.left", by=bakari)
    assert {one.topic_id: (one.number, one.subject) for one in events} == {
        f"member.{amina.pk}": (2, 10 + amina.pk),
        f"member.{bakari.pk}": (1, 10 + bakari.pk),
    }
    assert sorted(published) == [1, 2]
    assert Event.objects.filter(actor=bakari, kind="notice.left").count() == 2


@pytest.mark.django_db(transaction=True)
def test_nobody_told_is_no_event(bakari: Member, published: list[int]) -> None:
    with transaction.atomic():
        assert record_each({}, "notice.left", by=bakari) == []
    assert published == []
