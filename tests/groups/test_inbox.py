"""One inbox over all groups; all read at once, and undone; two devices agree in any order."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from time_machine import travel

from community.members import bearer
from community.members.models import Member
from community.text.refusals import Refusal
from groups import reads
from groups.actions import pointers
from groups.actions.attention import pay
from groups.actions.sweeps import sweep, unsweep
from groups.models import Group, Message, Pointer, Room, Sweep
from tests import world
from tests.doors import As
from tests.front.pages import page


@pytest.fixture
def rooms(group: Group, bakari: Member, amina: Member) -> list[Room]:
    """Three rooms in two groups, the last with the newest word; the first names her."""
    other = world.group(by=bakari, name="Gikomba Clothes")
    world.joined(amina, other)
    found = [group.rooms.get(), world.room(bakari, group), other.rooms.get()]
    for number, room in enumerate(found):
        world.message(bakari, room, "@amina come" if not number else f"word {number}")
    return found


def listed(member: Member) -> list[int]:
    return [room.pk for room in reads.inbox(member)]


def unread(member: Member) -> list[int]:
    return [room.unread for room in reads.mine(member)]


def test_where_one_is_named_comes_first_then_what_one_follows_then_the_newest(
    rooms: list[Room], amina: Member
) -> None:
    first, second, third = (room.pk for room in rooms)
    assert listed(amina) == [first, third, second]
    pay(amina, rooms[1].group, "follow", rooms[1])
    assert listed(amina) == [first, second, third]


def test_what_is_muted_or_read_is_not_there(rooms: list[Room], amina: Member) -> None:
    pay(amina, rooms[2].group, "mute")
    pointers.read(amina, rooms[0], 2**50)
    assert listed(amina) == [rooms[1].pk]


def test_an_outsider_has_an_empty_one(rooms: list[Room], chidi: Member) -> None:
    assert listed(chidi) == []
    assert "All is read" in page(chidi, "/inbox/")


def test_all_is_read_at_once_and_undone_and_twice_is_harmless(
    as_: As, rooms: list[Room], amina: Member
) -> None:
    browser, words = as_(amina), {"key": str(uuid4())}
    for _ in range(2):
        assert browser.post("/inbox/reading/", words).status_code == 302
    assert Sweep.objects.count() == 1
    assert unread(amina) == [0, 0, 0]
    assert "Undo" in browser.get("/inbox/").content.decode()
    for _ in range(2):
        assert browser.post("/inbox/reading/undoing/").status_code == 302
    assert unread(amina) == [1, 1, 1]
    assert "Undo" not in browser.get("/inbox/").content.decode()


def test_undoing_is_for_a_quarter_of_an_hour(as_: As, rooms: list[Room], amina: Member) -> None:
    with travel(timezone.now(), tick=False) as clock:
        sweep(amina, uuid4())
        clock.shift(timedelta(minutes=16))
        with pytest.raises(Refusal):
            unsweep(amina)
        assert as_(amina).post("/inbox/reading/undoing/").status_code == 422
    assert unread(amina) == [0, 0, 0]


def test_what_is_said_after_is_new(rooms: list[Room], amina: Member, bakari: Member) -> None:
    sweep(amina, uuid4())
    world.message(bakari, rooms[1], "the lorry is here")
    assert listed(amina) == [rooms[1].pk]


def test_a_sweep_is_one_s_own(rooms: list[Room], amina: Member, dalia: Member) -> None:
    sweep(amina, uuid4())
    unsweep(dalia)
    assert unread(amina) == [0, 0, 0]


def test_without_a_key_nothing_is_swept(as_: As, rooms: list[Room], amina: Member) -> None:
    assert as_(amina).post("/inbox/reading/", {"key": "x"}).status_code == 422
    assert not Sweep.objects.exists()


acts = st.one_of(st.integers(0, 5), st.sampled_from(["sweep", "undo"]))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.lists(acts, max_size=10))
def test_whatever_two_devices_send_the_pointer_never_moves_back_and_unread_is_right(
    order: list[Any], room: Room, amina: Member, bakari: Member
) -> None:
    said = [world.said(bakari, room, f"line {number}").pk for number in range(6)]
    Pointer.objects.all().delete()
    Sweep.objects.all().delete()
    furthest, sweeps = 0, 0
    for act in order:
        if act == "sweep":
            sweep(amina, uuid4())
            sweeps += 1
        elif act == "undo":
            unsweep(amina)
            sweeps = max(0, sweeps - 1)
        else:
            furthest = max(furthest, said[act])
            assert pointers.read(amina, room, said[act]) == furthest
    left = 0 if sweeps else Message.objects.filter(room=room, pk__gt=furthest).count()
    assert unread(amina) == [left]


def test_there_are_twenty_on_a_page_for_the_same_queries(
    as_: As, group: Group, amina: Member, bakari: Member, django_assert_max_num_queries: Any
) -> None:
    for number in range(25):
        world.message(bakari, world.room(bakari, group, f"Room {number}"), f"word {number}")
    browser = as_(amina)
    browser.get("/inbox/")
    with django_assert_max_num_queries(8):
        first = browser.get("/inbox/").content.decode()
    assert first.count('class="row"') == 20
    assert browser.get("/inbox/?page=2").content.decode().count('class="row"') == 5


def test_a_program_reads_it_too(client: Any, rooms: list[Room], amina: Member) -> None:
    headers = {"Authorization": f"Bearer {bearer.issue(amina, 'test')}"}
    found = client.get("/api/v1/inbox", headers=headers).json()
    assert (found[0]["id"], found[0]["named"], found[0]["unread"]) == (rooms[0].pk, True, 1)
    assert len(found) == 3
    assert client.get("/api/v1/inbox").status_code == 401
