"""One open socket: whose it is, what it watches, and the way out to it."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from community.live.frames import dumps, pack, unpack
from community.members.models import Member

Scope: TypeAlias = dict[str, Any]
Send: TypeAlias = Callable[[Mapping[str, Any]], Awaitable[None]]
Receive: TypeAlias = Callable[[], Awaitable[dict[str, Any]]]
Write: TypeAlias = Callable[[bytes], None]

BACKLOG = 1024 * 1024
SPARING = b"low"  # /live/?low: nothing passing, and few beats
SIGNED_OUT, TOO_MUCH, AGAIN_LATER = 4401, 1008, 1013


class Socket:
    """write(frames) takes packed frames, never waits and never raises; say() packs one."""

    def __init__(self, member: Member, scope: Scope, send: Send) -> None:
        self.member, self.headers, self.send = member, dict(scope["headers"]), send
        self.sparing = scope.get("query_string") == SPARING
        self.topics: set[str] = set()
        self.joining: set[str] = set()
        self.proven = asyncio.get_running_loop().time()
        self.task = asyncio.current_task()
        direct = scope.get("extensions", {}).get("live.frame")
        self.write: Write = direct or Queue(send, self.abort).write

    def say(self, **words: Any) -> None:
        self.write(pack(dumps(words)))

    async def close(self, code: int) -> None:
        await self.send({"type": "websocket.close", "code": code})

    def abort(self) -> None:
        """Ends a socket whose reader has stopped reading: the page catches up by number."""
        if self.task:
            self.task.cancel()


class Queue:
    """The way out where the server offers no live.frame: plain ASGI sends, one after another."""

    def __init__(self, send: Send, overflow: Callable[[], None]) -> None:
        self.send, self.overflow = send, overflow
        self.waiting: deque[bytes] = deque()
        self.backlog = 0
        self.task: asyncio.Task[None] | None = None

    def write(self, frames: bytes) -> None:
        self.waiting.append(frames)
        self.backlog += len(frames)
        if self.backlog > BACKLOG:
            self.overflow()
        elif self.task is None or self.task.done():
            self.task = asyncio.create_task(self.flush())

    async def flush(self) -> None:
        with contextlib.suppress(Exception):  # the socket is gone; its consumer hears of it
            while self.waiting:
                frames = self.waiting.popleft()
                for text in unpack(frames):
                    await self.send({"type": "websocket.send", "text": text})
                self.backlog -= len(frames)
