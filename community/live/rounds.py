"""The rounds of the house: beats with the heads of the topics, and rights read again."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from django.conf import settings

from community.live import replay, rights
from community.live.hub import Hub
from community.live.record import RIGHTS
from community.live.sockets import AGAIN_LATER, Socket
from community.live.threads import Threads

log = logging.getLogger(__name__)
TICK, TOGETHER, RARE = 5.0, 200, 4


class Rounds:
    def __init__(self, threads: Threads) -> None:
        self.threads, self.beats = threads, 0
        self.hub = Hub(self.prove, self.past, self.ended)

    def start(self) -> None:
        self.hub.spawn(every(settings.LIVE_BEAT_SECONDS, self.beat))
        self.hub.spawn(every(min(TICK, settings.LIVE_RIGHTS_SECONDS), self.prove_due))

    async def past(self, topic: str, after: int) -> replay.Catchup:
        """For a whole crowd, some of whom may have lost their right since."""
        caught = await self.threads.run(replay.since, topic, after)
        await self.hub.believe(caught.ends)
        return caught

    async def ended(self, after: int) -> replay.Ended:
        return await self.threads.run(replay.ended, after)

    async def beat(self) -> None:
        """Heads come from Postgres: what Redis lost while it was away shows here."""
        await self.hub.resettle()
        heads = await self.threads.run(replay.heads, [*self.hub.crowds, RIGHTS])
        await self.hub.believe(heads.pop(RIGHTS))
        for topic in heads.keys() & self.hub.crowds.keys():
            self.hub.crowds[topic].heard_of(heads[topic])
        self.beats += 1
        self.hub.company.again()
        for index, socket in enumerate(self.hearing(), 1):
            socket.say(beat={topic: heads.get(topic, 0) for topic in sorted(socket.topics)})
            if not index % 256:
                await asyncio.sleep(0)

    def hearing(self) -> list[Socket]:
        """A socket that spares its bytes hears one beat in four."""
        rare = self.beats % RARE != 0
        return [socket for socket in self.hub.sockets if not (socket.sparing and rare)]

    async def prove_due(self) -> None:
        """Before the next tick each has been proven as often as was promised."""
        due = asyncio.get_running_loop().time() - settings.LIVE_RIGHTS_SECONDS + TICK
        late = [socket for socket in self.hub.sockets if socket.proven < due]
        for start in range(0, len(late), TOGETHER):
            await self.prove_all(late[start : start + TOGETHER])

    async def prove(self, socket: Socket) -> None:
        await self.prove_all([socket])

    async def prove_all(self, sockets: list[Socket]) -> None:
        """Session and rights are read again; in doubt a socket ends and the page comes back."""
        try:
            lost = await self.threads.run(rights.lost, sockets)
        except Exception as trouble:
            log.warning("live: rights cannot be read: %s", trouble)
            lost = dict.fromkeys(sockets, AGAIN_LATER)
        for socket in sockets:
            socket.proven = asyncio.get_running_loop().time()
            await self.settle(socket, lost.get(socket, []))

    async def settle(self, socket: Socket, lost: rights.Lost) -> None:
        if isinstance(lost, int):
            await socket.close(lost)
            return
        for topic in lost:
            await self.hub.cut(socket, topic)


async def every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    while True:
        await asyncio.sleep(seconds)
        try:
            await work()
        except Exception as trouble:
            log.warning("live: %s: %s", work.__name__, trouble)
