"""The socket at /live/: what one may say to it, and what it answers."""

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from community.asgi import application
from community.live import consumer
from community.live.frames import LONGEST
from community.live.pace import BURST
from community.members.models import Member
from groups.models import Room
from tests import world
from tests.live.conftest import Open, browser

pytestmark = pytest.mark.django_db(transaction=True)
post = database_sync_to_async(world.message)


async def test_a_watcher_hears_what_is_said_from_now_on(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    await post(bakari, room, "before")
    reader = await open_socket(amina, by=browser)
    assert await reader.watch(room.topic) == {"watching": room.topic, "head": 1}
    message = await post(bakari, room, "now")
    event = await reader.hears()
    assert (event["topic"], event["n"], event["kind"]) == (room.topic, 2, "message.posted")
    assert event["by"] == bakari.pk
    assert f'id="m{message.pk}"' in event["html"]


async def test_whoever_was_away_gets_the_past_in_order_and_then_the_present(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    for words in ("one", "two", "three"):
        await post(bakari, room, words)
    reader = await open_socket(amina)
    assert await reader.watch(room.topic, after=1) == {"watching": room.topic, "head": 3}
    await post(bakari, room, "four")
    assert [(await reader.hears())["n"] for _ in range(3)] == [2, 3, 4]
    assert await reader.silent()


async def test_the_one_who_acts_hears_the_same_as_everyone(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    hers, his = await open_socket(amina), await open_socket(bakari)
    for reader in (hers, his):
        await reader.watch(room.topic)
    await post(amina, room)
    assert await hers.hears() == await his.hears()


async def test_one_socket_carries_many_topics(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    other = await database_sync_to_async(world.room)(bakari, room.group)
    reader = await open_socket(amina)
    await reader.watch(room.topic)
    await reader.watch(other.topic)
    await post(bakari, other)
    await post(bakari, room)
    assert [(await reader.hears())["topic"] for _ in range(2)] == [other.topic, room.topic]


async def test_an_outsider_hears_that_it_does_not_exist(
    chidi: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    reader = await open_socket(chidi)
    assert await reader.watch(room.topic) == {"error": "not-found", "topic": room.topic}
    await post(bakari, room)
    assert await reader.silent()


@pytest.mark.parametrize(
    "topic", ["room.99999", "room.0", "room.", "nobody.1", "", "room.1 ", "😀"]
)
async def test_what_is_no_topic_does_not_exist(
    amina: Member, topic: str, open_socket: Open
) -> None:
    reader = await open_socket(amina)
    assert await reader.watch(topic) == {"error": "not-found", "topic": topic}


async def test_a_name_the_layer_would_refuse_costs_nobody_their_subscription(
    amina: Member, chidi: Member, room: Room, open_socket: Open, caplog: pytest.LogCaptureFixture
) -> None:
    await (await open_socket(chidi)).watch("no such name!" * 20)
    reader = await open_socket(amina)
    await reader.watch(room.topic)
    await post(amina, room)
    assert (await reader.hears())["n"] == 1
    assert not caplog.records


async def test_who_left_a_topic_hears_no_more_of_it(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    reader = await open_socket(amina)
    await reader.watch(room.topic)
    for _twice in range(2):
        await reader.say(leave=room.topic)
        assert await reader.hears() == {"left": room.topic}
    await post(bakari, room)
    assert await reader.silent()


async def test_watching_twice_is_harmless(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    reader = await open_socket(amina)
    for _twice in range(2):
        assert (await reader.watch(room.topic))["watching"] == room.topic
    await post(bakari, room)
    assert (await reader.hears())["n"] == 1
    assert await reader.silent()


async def test_a_reader_ahead_of_the_log_starts_again(
    amina: Member, room: Room, open_socket: Open
) -> None:
    reader = await open_socket(amina)
    assert await reader.watch(room.topic, after=7) == {"reset": room.topic, "head": 0}
    await post(amina, room)
    assert (await reader.hears())["n"] == 1, "the socket watches from the reset on"


async def test_strange_frames_are_answered_and_change_nothing(
    amina: Member, room: Room, open_socket: Open, caplog: pytest.LogCaptureFixture
) -> None:
    reader = await open_socket(amina)
    await reader.watch(room.topic)
    for message in (
        {"bytes": b"\x00\xff"},
        {"text": "nonsense"},
        {"text": "[]"},
        {"text": " " * (LONGEST + 1)},
        {"text": '{"write": "room.1"}'},
        {"bytes": b'{"watch": "room.1"}', "text": None},
    ):
        await reader.raw(**message)
        assert await reader.hears() == {"error": "bad-frame"}
    await post(amina, room)
    assert (await reader.hears())["n"] == 1
    assert not caplog.records


async def test_more_topics_than_a_page_needs_are_refused(
    amina: Member, room: Room, open_socket: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consumer, "MOST", 1)
    reader, own = await open_socket(amina), f"member.{amina.pk}"
    await reader.watch(room.topic)
    assert await reader.watch(own) == {"error": "too-many", "topic": own}
    assert (await reader.watch(room.topic))["watching"] == room.topic, "what it has, it may renew"


async def test_a_thousand_watches_end_the_socket_without_a_sound_in_the_log(
    amina: Member, open_socket: Open, caplog: pytest.LogCaptureFixture
) -> None:
    assert BURST < 1_000
    reader = await open_socket(amina)
    for number in range(1_000):
        await reader.say(watch=f"room.{number}")
    assert await reader.closes() == 1008
    assert not caplog.records


async def test_there_is_no_socket_but_at_live(amina: Member) -> None:
    communicator = WebsocketCommunicator(application, "/elsewhere/")
    connected, code = await communicator.connect()
    assert (connected, code) == (False, 4404)
