"""Low data: a member's own word on all their devices, or what any browser says by itself."""

import gzip
import random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from community.members.models import Member
from groups.models import Group, Room
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(group: Group) -> Room:
    return group.rooms.get()


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, room: Room, **headers: str) -> str:
    return client.get(reverse("groups:room", args=[room.pk]), headers=headers).content.decode()


def test_one_tap_in_the_room_spares_and_another_shows_everything_again(
    amina: Member, room: Room
) -> None:
    client, here = browser(amina), reverse("groups:room", args=[room.pk])
    assert "<body data-low" not in page(client, room)
    answer = client.post(reverse("members:data"), {"low": "1", "next": here})
    assert answer["Location"] == here
    assert "<body data-low" in page(client, room)
    assert "<body data-low" in page(browser(amina), room), "on her other device too"
    client.post(reverse("members:data"), {"low": "0", "next": here})
    assert "<body data-low" not in page(client, room)


def test_her_own_page_offers_it_and_sends_nobody_elsewhere(amina: Member) -> None:
    client = browser(amina)
    assert "Use less data" in client.get("/me/").content.decode()
    answer = client.post(reverse("members:data"), {"low": "1", "next": "https://evil.example/"})
    assert answer["Location"] == "/me/"
    assert "Show everything again" in client.get("/me/").content.decode()


@pytest.mark.parametrize(
    ("said", "spares"), [("on", True), ("On", True), ("off", False), ("", False)]
)
def test_what_a_browser_says_of_itself_is_respected(
    amina: Member, room: Room, said: str, spares: bool
) -> None:
    assert ("<body data-low" in page(browser(amina), room, **{"Save-Data": said})) is spares
    visitor = Client().get("/", headers={"Save-Data": said}).content.decode()
    assert ("<body data-low" in visitor) is spares


def test_in_low_data_a_room_has_fewer_messages_no_signs_and_less_script(
    amina: Member, bakari: Member, room: Room
) -> None:
    for turn in range(40):
        world.said(bakari, room, f"Bei ya leo ni {turn} kwa kilo.")
    client = browser(amina)
    full, low = page(client, room), page(client, room, **{"Save-Data": "on"})
    assert (full.count('class="msg'), low.count('class="msg')) == (40, 15)
    assert "leo ni 39 " in low
    assert "?before=" in low, "the others are a tap away"
    for sign in ("data-signs", "data-typing", "data-here", "pictures.js"):
        assert sign in full
        assert sign not in low
    assert "<img" not in low


def test_its_bytes_are_far_fewer(amina: Member, bakari: Member, room: Room) -> None:
    chance = random.Random(3)
    for _turn in range(60):
        world.said(bakari, room, "".join(chance.choices("aeioumnkltwbsh ", k=120)))
    client = browser(amina)
    sizes: list[Any] = [
        len(gzip.compress(page(client, room, **headers).encode()))
        for headers in ({}, {"Save-Data": "on"})
    ]
    print(f"a room: {sizes[0]:,} bytes, in low data {sizes[1]:,}")
    assert sizes[1] < 0.6 * sizes[0]


def test_older_pages_are_as_short(amina: Member, bakari: Member, room: Room) -> None:
    said = [world.said(bakari, room, f"neno {turn}") for turn in range(40)]
    url = f"{reverse('groups:room', args=[room.pk])}?before={said[-1].pk}"
    low = browser(amina).get(url, headers={"Save-Data": "on"}).content.decode()
    assert low.count('class="msg') == 15


def test_a_visitor_has_no_page_to_set_it_on() -> None:
    assert Client().post(reverse("members:data"), {"low": "1"}).status_code == 302
    assert not Member.objects.filter(low_data=True).exists()
