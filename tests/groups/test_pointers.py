"""How far one has read: any order of reads on any number of devices ends at the furthest."""

import re

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.live.models import Event
from community.machine import limiter
from community.members.models import Member
from community.text.refusals import Refusal
from groups import reads
from groups.actions import pointers
from groups.models import Group, Message, Pointer, Room
from tests import world
from tests.doors import As


@pytest.fixture
def talk(room: Room, bakari: Member, amina: Member) -> list[Message]:
    return [world.said(bakari, room, f"line {number}") for number in range(6)]


def unread(member: Member, room: Room) -> int:
    return reads.unread(member, Room.objects.filter(pk=room.pk)).get().unread


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.lists(st.integers(min_value=0, max_value=5), min_size=1, max_size=12))
def test_reads_in_any_order_end_at_the_furthest_and_never_go_back(
    order: list[int], room: Room, talk: list[Message], amina: Member
) -> None:
    Pointer.objects.all().delete()
    furthest = 0
    for index in order:
        furthest = max(furthest, talk[index].pk)
        assert pointers.read(amina, room, talk[index].pk) == furthest
    assert unread(amina, room) == sum(message.pk > furthest for message in talk)


def test_the_script_moves_it_without_an_event(
    as_: As, room: Room, talk: list[Message], amina: Member
) -> None:
    url = reverse("groups:pointer", args=[room.pk])
    words = {"message": str(talk[3].pk)}
    assert as_(amina).post(url, words, headers={"X-Sokoni": "live"}).status_code == 204
    assert unread(amina, room) == 2
    assert not Event.objects.filter(topic=room.topic).exists()


def test_without_script_a_button_does(
    as_: As, room: Room, talk: list[Message], amina: Member
) -> None:
    pointers.read(amina, room, talk[0].pk)
    page = as_(amina).get(reverse("groups:room", args=[room.pk])).content.decode()
    form = page.partition("<noscript>")[2].partition("I have read this")[0]
    said = dict(re.findall(r'name="(\w+)" value="(\w*)"', form))
    answer = as_(amina).post(reverse("groups:pointer", args=[room.pk]), said)
    assert (answer.status_code, unread(amina, room)) == (302, 0)


def test_looking_at_a_room_moves_nothing(
    as_: As, room: Room, talk: list[Message], amina: Member
) -> None:
    as_(amina).get(reverse("groups:room", args=[room.pk]))
    assert unread(amina, room) == 6


def test_nobody_reads_what_is_not_said_yet(
    room: Room, talk: list[Message], amina: Member, bakari: Member
) -> None:
    assert pointers.read(amina, room, 2**60) == talk[-1].pk
    world.said(bakari, room, "new")
    assert unread(amina, room) == 1


@pytest.mark.parametrize("message", ["", "x", "-1", str(2**60), "1.5", "\u0663"])
def test_a_place_without_sense_moves_nothing(
    message: str, as_: As, room: Room, talk: list[Message], amina: Member
) -> None:
    url = reverse("groups:pointer", args=[room.pk])
    as_(amina).post(url, {"message": message}, headers={"X-Sokoni": "live"})
    assert unread(amina, room) == 6


def test_a_line_stands_before_the_first_unread_message(
    as_: As, room: Room, talk: list[Message], amina: Member
) -> None:
    pointers.read(amina, room, talk[2].pk)
    page = as_(amina).get(reverse("groups:room", args=[room.pk])).content.decode()
    line = page.index('id="new"')
    assert page.index(f'id="m{talk[2].pk}"') < line < page.index(f'id="m{talk[3].pk}"')


def test_each_member_has_a_pointer_of_their_own(
    group: Group, room: Room, talk: list[Message], amina: Member, dalia: Member
) -> None:
    world.said(amina, room, "after Dalia came in")
    pointers.read(amina, room, talk[-1].pk)
    assert (unread(amina, room), unread(dalia, room)) == (0, 1)


def test_a_flood_of_pointers_is_asked_to_wait(amina: Member, room: Room) -> None:
    for _ in range(600):
        limiter.spend("pointers", amina.pk, limit=600, seconds=300)
    with pytest.raises(Refusal) as refused:
        pointers.read(amina, room, 1)
    assert refused.value.status == 429
