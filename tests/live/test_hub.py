"""One subscription per process and topic, with Redis well, sick and away."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, cast

import pytest
from channels.layers import InMemoryChannelLayer

from community.live import hub as hubs
from community.live import publish
from community.live.frames import pack
from community.live.hub import Hub
from community.live.replay import Catchup, Ended
from community.live.sockets import Socket
from community.members.models import Member


class Sick(InMemoryChannelLayer):
    """A layer that can be away."""

    away = False
    asked = 0

    async def group_add(self, group: str, channel: str) -> None:
        self.asked += 1
        if self.away:
            raise ConnectionError("no Redis")
        await super().group_add(group, channel)


class Ear:
    """A socket as far as the hub knows one."""

    def __init__(self) -> None:
        self.member, self.heard = Member(pk=7), []
        self.topics, self.joining = set[str](), set[str]()
        self.something = asyncio.Event()

    def write(self, frames: bytes) -> None:
        self.heard.append(frames)
        self.something.set()

    def say(self, **words: Any) -> None:
        self.heard.append(words)


async def nothing(*_: Any) -> None:
    return None


async def no_past(topic: str, after: int) -> Catchup:
    return Catchup(after, [])


async def nobody(after: int) -> Ended:
    return Ended(after, set())


def ear() -> Any:
    return cast(Socket, Ear())


@pytest.fixture
async def hub(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hub]:
    layer = Sick()
    monkeypatch.setattr(hubs, "get_channel_layer", lambda: layer)
    monkeypatch.setattr(publish, "get_channel_layer", lambda: layer)
    one = Hub(nothing, no_past, nobody)
    yield one
    for task in one.tasks:
        task.cancel()


async def watch(hub: Hub, socket: Any, topic: str = "room.1", head: int = 0) -> None:
    await hub.join(socket, topic)
    hub.release(socket, topic, head)


async def test_many_watchers_are_one_subscription(hub: Hub) -> None:
    ears = [ear() for _ in range(20)]
    for one in ears:
        await watch(hub, one)
    assert hub.layer.asked == 1
    for one in ears[1:]:
        await hub.leave(one, "room.1")
    assert "room.1" in hub.layer.groups
    await hub.leave(ears[0], "room.1")
    assert "room.1" not in hub.layer.groups
    assert (hub.crowds, hub.joined) == ({}, set())


async def test_who_comes_again_is_subscribed_again(hub: Hub) -> None:
    one = ear()
    for _ in range(3):
        await watch(hub, one)
        await hub.leave(one, "room.1")
    assert hub.layer.asked == 3
    assert not hub.layer.groups


async def test_a_socket_that_goes_leaves_nothing_behind(hub: Hub) -> None:
    one, other = ear(), ear()
    for each in (one, other):
        await hub.enter(each)
        await watch(hub, each)
        await watch(hub, each, "member.7")
    await hub.exit(one)
    assert hub.joined == {"room.1", "member.7"}, "the other is still here"
    await hub.exit(other)
    assert (hub.crowds, hub.joined, hub.sockets) == ({}, set(), set())


async def test_with_redis_away_sockets_are_let_in_and_nobody_waits(
    hub: Hub, caplog: pytest.LogCaptureFixture
) -> None:
    hub.layer.away = True
    for _ in range(50):
        await watch(hub, ear())
    assert hub.layer.asked == 1, "one tries, the others do not wait for it"
    assert "no subscription" in caplog.text


async def test_the_next_beat_finds_redis_again(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.layer.away = True
    for topic in ("room.1", "room.2"):
        await watch(hub, ear(), topic)
    hub.layer.away = False
    await hub.resettle()
    assert not hub.joined, "it rests a while first"
    monkeypatch.setattr(hubs, "REST", 0.0)
    await hub.resettle()
    assert hub.joined == {"room.1", "room.2"}


async def test_where_nobody_beats_or_comes_it_is_tried_again_all_the_same(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "REST", 0.01)
    hub.layer.away = True
    await watch(hub, ear())
    hub.layer.away = False
    while hub.tasks and not hub.joined:
        await asyncio.wait([*hub.tasks], return_when=asyncio.FIRST_COMPLETED)
    assert hub.joined == {"room.1"}


async def test_a_strange_word_on_the_layer_does_not_make_the_process_deaf(hub: Hub) -> None:
    one = ear()
    await watch(hub, one)
    for strange in ({"n": 1}, {"type": "event", "n": "x"}, {"type": "cut"}, {"type": "dance"}):
        await publish.send("room.1", strange)
    await publish.send("room.1", {"type": "event", "n": 1, "frame": b"{}"})
    await asyncio.wait_for(one.something.wait(), 5)
    assert one.heard == [pack(b"{}")]


async def test_asking_after_a_topic_nobody_watches_here_leaves_nothing_of_it(hub: Hub) -> None:
    socket = ear()
    assert not hub.holds(socket, "room.9")
    await hub.cut(socket, "room.9")
    assert hub.crowds == {}
