"""What a member's other devices are shown when one of them reads: fewer unread, at once."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from community.front.fragments import draw_member
from community.live import replay
from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.notices.reads import unread as calling
from community.notices.tell import tell
from groups import reads
from groups.actions import memberships, messages, pointers
from groups.actions.attention import pay
from groups.actions.sweeps import sweep, unsweep
from groups.models import Group, Message, Room
from tests import world
from tests.doors import As


@pytest.fixture
def other(group: Group, bakari: Member, amina: Member) -> Room:
    """Transport, with two words she has not read."""
    made = world.room(bakari, group)
    for number in range(2):
        world.said(bakari, made, f"lorry {number}")
    return made


@pytest.fixture
def talk(room: Room, other: Room, bakari: Member) -> list[Message]:
    return [world.said(bakari, room, f"line {number}") for number in range(4)]


def news(member: Member) -> list[Event]:
    return list(Event.objects.filter(topic=f"member.{member.pk}").order_by("number"))


def numbers(html: str) -> dict[str, str]:
    """The counts in it by their ids."""
    return dict(re.findall(r'id="(unread[^"]*)"[^>]*>(\d*)', html))


def test_reading_tells_the_room_s_and_the_group_s_count(
    room: Room, group: Group, talk: list[Message], amina: Member
) -> None:
    pointers.read(amina, room, talk[1].pk)
    (event,) = news(amina)
    assert (event.kind, event.subject) == ("room.read", room.pk)
    (html,) = draw_member([event])
    assert numbers(html) == {f"unread-r{room.pk}": "2", f"unread-g{group.pk}": "4"}
    pointers.read(amina, room, talk[-1].pk)
    assert numbers(draw_member(news(amina))[-1])[f"unread-r{room.pk}"] == ""


def test_what_moves_nothing_tells_nothing(room: Room, talk: list[Message], amina: Member) -> None:
    for index in (2, 2, 0, 1):
        pointers.read(amina, room, talk[index].pk)
    assert len(news(amina)) == 1


def test_the_pages_hold_the_counts_that_are_told(
    as_: As, room: Room, other: Room, group: Group, talk: list[Message], amina: Member
) -> None:
    rooms = {f"unread-r{room.pk}": "4", f"unread-r{other.pk}": "2"}
    browser = as_(amina)
    assert numbers(browser.get("/inbox/").content.decode()) == {"unread": "", **rooms}
    assert numbers(browser.get(f"/groups/{group.slug}/").content.decode()).items() >= rooms.items()
    assert numbers(browser.get("/").content.decode())[f"unread-g{group.pk}"] == "6"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_two_devices_in_any_order_are_told_what_the_page_says(
    order: list[int], room: Room, other: Room, talk: list[Message], amina: Member
) -> None:
    """Whatever is replayed to the other device, its last word is the truth."""
    said = [*other.messages.order_by("pk"), *talk]
    for index in order:
        pointers.read(amina, said[index].room, said[index].pk)
    shown: dict[str, str] = {}
    for html in draw_member(news(amina)):
        shown |= numbers(html)
    truth = {f"unread-r{one.pk}": str(one.unread or "") for one in reads.mine(amina)}
    assert all(truth.get(name, number) == number for name, number in shown.items())


def test_who_reads_where_they_are_named_or_answered_is_called_no_more(
    room: Room, group: Group, amina: Member, bakari: Member
) -> None:
    mine = world.message(amina, room, "Who has a lorry?")
    named = world.message(bakari, room, "@amina I do")
    answer = messages.post(bakari, room, uuid4(), "At two", reply=mine.pk)
    elsewhere = world.message(bakari, world.room(bakari, group, "Stall"), "@amina come")
    assert calling(amina) == 3
    pointers.read(amina, room, named.pk)
    assert calling(amina) == 2
    pointers.read(amina, room, answer.pk)
    assert calling(amina) == 1
    assert numbers(draw_member(news(amina))[-1])["unread"] == "1"
    assert Notice.objects.get(read_at=None).url == f"/messages/{elsewhere.pk}/"


def test_reading_leaves_other_notices_and_other_members_alone(
    room: Room, amina: Member, dalia: Member, bakari: Member
) -> None:
    said = world.message(bakari, room, "@amina @dalia come")
    tell([amina], "price.watched", text="Maize 58", url="/prices/maize/")
    pointers.read(amina, room, said.pk)
    assert (calling(amina), calling(dalia)) == (1, 1)


def test_all_read_and_undone_tell_every_count(
    room: Room, other: Room, group: Group, talk: list[Message], amina: Member
) -> None:
    sweep(amina, uuid4())
    names = {f"unread-r{room.pk}", f"unread-r{other.pk}", f"unread-g{group.pk}"}
    assert numbers(draw_member(news(amina))[-1]) == dict.fromkeys(names, "")
    unsweep(amina)
    assert numbers(draw_member(news(amina))[-1])[f"unread-g{group.pk}"] == "6"


def test_a_muted_room_and_a_group_one_left_count_nothing(
    room: Room, group: Group, talk: list[Message], amina: Member
) -> None:
    pay(amina, group, "mute", room)
    pointers.read(amina, room, talk[0].pk)
    assert numbers(draw_member(news(amina))[-1])[f"unread-r{room.pk}"] == ""
    memberships.leave(amina, group)
    assert draw_member([one for one in news(amina) if one.kind == "room.read"]) == [""]


def test_a_device_that_slept_catches_up_by_number(
    room: Room, talk: list[Message], amina: Member
) -> None:
    before = replay.head(f"member.{amina.pk}")
    for said in talk:
        pointers.read(amina, room, said.pk)
    frames = replay.since(f"member.{amina.pk}", before).frames
    assert frames
    assert numbers(frames[-1]["html"])[f"unread-r{room.pk}"] == ""


def test_fifty_moves_are_drawn_for_the_queries_of_one(
    room: Room,
    talk: list[Message],
    amina: Member,
    bakari: Member,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(25):
        pointers.read(amina, room, world.said(bakari, room, "more").pk)
    moves = news(amina)
    with django_assert_num_queries(1):
        draw_member(moves)


def test_the_script_is_answered_as_before(
    as_: As, room: Room, talk: list[Message], amina: Member
) -> None:
    url = reverse("groups:pointer", args=[room.pk])
    answer = as_(amina).post(url, {"message": str(talk[0].pk)}, headers={"X-Sokoni": "live"})
    assert answer.status_code == 204
