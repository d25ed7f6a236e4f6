"""The sockets of this process that watch one topic, and what is on its way to them.

The inner loop of the house: per event and socket it does one write of a ready frame, no more.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from community.live.frames import dumps, pack
from community.live.replay import Catchup
from community.live.sockets import Socket, Write

log = logging.getLogger(__name__)
BREATH = 256
MOMENT = 0.25
Past: TypeAlias = Callable[[int], Awaitable[Catchup]]


class Joining:
    """A socket that reads what came before: what comes now is held for it until it has read."""

    def __init__(self) -> None:
        self.held: list[tuple[int, bytes]] = []
        self.head: int | None = None


class Crowd:
    """Frames leave in the order of their numbers, each once, to every socket, waiting for none.

    A frame that Redis lost, or that its process never sent, is read from Postgres by `past`,
    once for the whole crowd.
    """

    def __init__(self, past: Past) -> None:
        self.past = past
        self.writers: dict[Socket, Write] = {}
        self.joining: dict[Socket, Joining] = {}
        self.present: set[Socket] = set()
        self.early: dict[int, bytes] = {}
        self.queue: deque[tuple[int, bytes]] = deque()
        self.last: int | None = None  # enqueued
        self.sent = self.known = 0
        self.task: asyncio.Task[None] | None = None
        self.mending: asyncio.Task[None] | None = None

    def __bool__(self) -> bool:
        return bool(self.writers or self.joining or self.present)

    def put(self, number: int, frame: bytes) -> None:
        """Processes publish out of turn, and more than once: each frame waits for its turn."""
        if number > self.last if self.last is not None else self.joining:
            self.early[number] = frame
            self.advance()
            self.heard_of(number)

    def advance(self) -> None:
        while self.last is not None and self.last + 1 in self.early:
            self.last += 1
            self.pass_on(self.early.pop(self.last), self.last)

    def heard_of(self, number: int) -> None:
        """The topic stands at this number; what of it does not come in a moment is fetched."""
        self.known = max(self.known, number)
        if self.last is not None and self.last < self.known and not self.mending:
            self.mending = asyncio.create_task(self.mend())

    async def mend(self) -> None:
        await asyncio.sleep(MOMENT)
        try:
            while (last := self.last) is not None and last < self.known:
                self.fill(await self.past(last))
                if self.last == last:
                    self.known = last
        except Exception as trouble:
            log.warning("live: the missing cannot be read: %s", trouble)
        finally:
            self.mending = None

    def fill(self, past: Catchup) -> None:
        """What is too far back to fill, each page fetches for itself: the beat shows it the gap."""
        if past.frames is None:
            self.skip_to(past.head)
        for frame in past.frames or []:
            self.early.setdefault(frame["n"], pack(dumps(frame)))
        self.advance()

    def skip_to(self, head: int) -> None:
        self.last = self.sent = head
        self.early = {number: frame for number, frame in self.early.items() if number > head}

    def pass_on(self, frame: bytes, number: int = 0) -> None:
        """Number 0 is a passing sign: whoever is joining does without it."""
        self.queue.append((number, frame))
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self.drain())

    async def drain(self) -> None:
        """Everything that waits goes out as one piece: in a burst, many frames to one write."""
        while self.queue:
            waiting, writers = [*self.queue], [*self.writers.items()]
            self.queue.clear()
            self.sent = max(self.sent, *(number for number, _ in waiting))
            for socket, joining in [*self.joining.items()]:
                joining.held.extend(waiting)
                self.welcome(socket, joining)
            lasting = [(number, frame) for number, frame in waiting if number]
            if lasting == waiting:
                await self.write([write for _, write in writers], joined(waiting))
            else:
                sparing = [write for socket, write in writers if socket.sparing]
                await self.write(
                    [write for one, write in writers if not one.sparing], joined(waiting)
                )
                await self.write(sparing, joined(lasting))

    async def write(self, writers: list[Write], frames: bytes) -> None:
        for start in range(0, len(writers) if frames else 0, BREATH):
            for write in writers[start : start + BREATH]:
                write(frames)
            await asyncio.sleep(0)

    def hold(self, socket: Socket) -> None:
        self.writers.pop(socket, None)
        self.joining[socket] = Joining()

    def release(self, socket: Socket, head: int) -> None:
        """It has read up to head: it is one of the crowd as soon as the crowd has come so far."""
        if socket not in self.joining:
            return
        if self.last is None:
            self.skip_to(head)
            self.advance()
        self.joining[socket].head = head
        self.welcome(socket, self.joining[socket])
        self.heard_of(head)

    def welcome(self, socket: Socket, joining: Joining) -> None:
        if joining.head is None or joining.head > self.sent:
            return
        del self.joining[socket]
        missed = b"".join(frame for number, frame in joining.held if number > joining.head)
        if missed:
            socket.write(missed)
        self.writers[socket] = socket.write

    def drop(self, socket: Socket) -> None:
        self.writers.pop(socket, None)
        self.joining.pop(socket, None)


def joined(waiting: list[tuple[int, bytes]]) -> bytes:
    return b"".join(frame for _, frame in waiting)
