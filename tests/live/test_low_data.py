"""A live hour in low data: all that is said, nothing that passes, few beats; counted in bytes."""

import json
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.test import override_settings

from community.asgi import application
from community.live import company
from community.live.frames import pack
from community.members import bearer
from community.members.models import Member
from groups.models import Room
from tests import world
from tests.live.conftest import Open, Reader

pytestmark = pytest.mark.django_db(transaction=True)
post = database_sync_to_async(world.message)


def low(member: Member) -> WebsocketCommunicator:
    headers = [(b"authorization", f"Bearer {bearer.issue(member)}".encode())]
    return WebsocketCommunicator(application, "/live/?low", headers)


async def bytes_until(reader: Reader, message: str) -> int:
    """What comes down the line, as frames, until these words are said."""
    size = 0
    while message not in (heard := await reader.hears()).get("html", ""):
        size += weight(heard)
    return size + weight(heard)


def weight(words: dict[str, Any]) -> int:
    return len(pack(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()))


async def test_who_spares_bytes_hears_what_is_said_and_no_signs(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    hers, his = await open_socket(amina, by=low), await open_socket(bakari)
    for reader in (hers, his):
        await reader.watch(room.topic)
    await his.say(sign="typing", topic=room.topic)
    assert (await his.hears())["sign"] == "typing"
    assert await hers.silent()
    await post(bakari, room, "Bei imeshuka")
    assert "Bei imeshuka" in (await hers.hears())["html"]


async def test_who_spares_bytes_gives_no_signs_either(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    hers, his = await open_socket(amina, by=low), await open_socket(bakari)
    for reader in (hers, his):
        await reader.watch(room.topic)
    await hers.say(sign="typing", topic=room.topic)
    await hers.say(sign="here", topic=room.topic)
    assert await his.silent()


async def test_an_hour_of_talk_costs_less(
    amina: Member,
    bakari: Member,
    wanjiru: Member,
    room: Room,
    open_socket: Open,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Twenty messages, each typed before; two people come; beats as often as in an hour, made
    short. Both readers end with the same messages."""
    monkeypatch.setattr(company, "PACE", 0.0)
    with override_settings(LIVE_BEAT_SECONDS=0.01):
        sparing = await open_socket(amina, by=low)
        full = await open_socket(wanjiru)
        for reader in (sparing, full):
            await reader.say(watch=room.topic)
            await reader.say(sign="here", topic=room.topic)
        for turn in range(20):
            typist = await open_socket(bakari)
            await typist.say(watch=room.topic)
            await typist.say(sign="typing", topic=room.topic)
            await post(bakari, room, f"Bei ya leo {turn:02}.")
        down = {
            name: await bytes_until(reader, "leo 19.")
            for name, reader in (("low", sparing), ("full", full))
        }
    print(f"an hour made short: {down['full']:,} bytes down, in low data {down['low']:,}")
    assert down["low"] < down["full"]


async def test_one_beat_in_four_keeps_the_line_known_to_be_alive(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    with override_settings(LIVE_BEAT_SECONDS=0.05):
        hers, his = await open_socket(amina, by=low), await open_socket(bakari)
        beats = [await hers.hears() for _ in range(2)]
        many = 0
        while not await his.silent() and many < 5:
            many += 1
            await his.hears()
    assert [one.keys() for one in beats] == [{"beat"}, {"beat"}]
    assert many == 5
