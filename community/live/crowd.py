"""The sockets of this process that watch one topic, and what is on its way to them.

The inner loop of the house: per event and socket it does one write of a ready frame, no more.
"""

import asyncio
from collections import deque

from community.live.sockets import Socket, Write

BREATH = 256
MOMENT = 0.25


class Crowd:
    """Frames leave in the order of their numbers, to every socket, without waiting for any."""

    def __init__(self) -> None:
        self.writers: dict[Socket, Write] = {}
        self.catching: dict[Socket, list[tuple[int, bytes]]] = {}
        self.present: set[Socket] = set()
        self.early: dict[int, bytes] = {}
        self.last: int | None = None
        self.queue: deque[tuple[int, bytes]] = deque()
        self.task: asyncio.Task[None] | None = None

    def __bool__(self) -> bool:
        return bool(self.writers or self.catching or self.present)

    def put(self, number: int, frame: bytes) -> None:
        """Two processes may publish out of turn: a frame ahead of its turn waits a moment."""
        if self.last is not None and number > self.last + 1:
            self.early[number] = frame
            asyncio.get_running_loop().call_later(MOMENT, self.wait_no_longer, number)
            return
        self.enqueue(number, frame)
        while self.last is not None and self.last + 1 in self.early:
            self.enqueue(self.last + 1, self.early.pop(self.last + 1))

    def wait_no_longer(self, number: int) -> None:
        """The one before it is lost: the readers see the gap and fetch."""
        for late in sorted(early for early in self.early if early <= number):
            self.enqueue(late, self.early.pop(late))

    def enqueue(self, number: int, frame: bytes) -> None:
        self.last = max(number, self.last or 0)
        self.pass_on(frame, number)

    def pass_on(self, frame: bytes, number: int = 0) -> None:
        """Number 0 is a passing sign: whoever is catching up does without it."""
        self.queue.append((number, frame))
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self.drain())

    async def drain(self) -> None:
        """Everything that waits goes out as one piece: in a burst, many frames to one write."""
        while self.queue:
            waiting = [*self.queue]
            self.queue.clear()
            for held in self.catching.values():
                held.extend(waiting)
            await self.write(b"".join(frame for _, frame in waiting))

    async def write(self, frames: bytes) -> None:
        writers = [*self.writers.values()]
        for start in range(0, len(writers), BREATH):
            for write in writers[start : start + BREATH]:
                write(frames)
            await asyncio.sleep(0)

    def hold(self, socket: Socket) -> None:
        """What comes from now on is kept for a socket that still reads what came before."""
        self.writers.pop(socket, None)
        self.catching[socket] = []

    def release(self, socket: Socket, head: int) -> None:
        """It has read up to head: it gets what was kept after that, and is one of the crowd."""
        held = self.catching.pop(socket, None)
        if held is None:
            return
        frames = b"".join(frame for number, frame in held if number > head)
        if frames:
            socket.write(frames)
        self.writers[socket] = socket.write
        self.last = head if self.last is None else self.last

    def drop(self, socket: Socket) -> None:
        self.writers.pop(socket, None)
        self.catching.pop(socket, None)
