"""The way out of a socket where the server offers no live.frame."""

import asyncio
from collections.abc import Mapping
from typing import Any

from community.live import sockets
from community.live.frames import pack
from community.live.sockets import Queue, Socket
from community.members.models import Member


class Door:
    """A server's send, which a slow reader may hold shut."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.open = asyncio.Event()
        self.open.set()

    async def send(self, message: Mapping[str, Any]) -> None:
        await self.open.wait()
        self.sent.append(message["text"])


async def done(queue: Queue) -> None:
    assert queue.task is not None
    await queue.task


async def test_frames_leave_one_by_one_in_their_order() -> None:
    door = Door()
    queue = Queue(door.send, lambda: None)
    queue.write(pack(b"one") + pack(b"two"))
    queue.write(pack(b"three"))
    await done(queue)
    assert (door.sent, queue.backlog) == (["one", "two", "three"], 0)


async def test_writing_never_waits_for_a_slow_reader() -> None:
    door = Door()
    door.open.clear()
    queue = Queue(door.send, lambda: None)
    for _ in range(10):
        queue.write(pack(b"x"))
    assert door.sent == []
    door.open.set()
    await done(queue)
    assert len(door.sent) == 10


async def test_a_reader_too_far_behind_is_ended() -> None:
    door, ended = Door(), []
    door.open.clear()
    queue = Queue(door.send, lambda: ended.append(True))
    piece = pack(b"x" * 60_000)
    for _ in range(sockets.BACKLOG // len(piece)):
        queue.write(piece)
    assert not ended
    queue.write(piece)
    assert ended


async def test_a_socket_that_is_gone_makes_no_noise() -> None:
    async def gone(message: Mapping[str, Any]) -> None:
        raise ConnectionError("closed")

    queue = Queue(gone, lambda: None)
    queue.write(pack(b"one"))
    await done(queue)


async def test_the_servers_own_way_is_taken_where_there_is_one() -> None:
    written: list[bytes] = []
    scope = {"headers": [], "extensions": {"live.frame": written.append}}
    socket = Socket(Member(pk=1), scope, Door().send)
    socket.say(beat={})
    assert written == [pack(b'{"beat":{}}')]
