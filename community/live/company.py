"""Who is in a room now: passing, never stored, a number and no names.

Each process tells the others whom it has, at most every few seconds, and tells again while they
stay; whom a dead process had is forgotten soon. A member on two devices is here once.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from uuid import uuid4

from community.live import publish
from community.live.frames import dumps, pack
from community.live.sockets import Socket

log = logging.getLogger(__name__)
PACE, LASTS = 5.0, 80.0
Show = Callable[[str, bytes], None]


class Company:
    """`show` hands a packed frame to all who watch a topic here."""

    def __init__(self, show: Show) -> None:
        self.show, self.name = show, uuid4().hex
        self.here: defaultdict[str, set[Socket]] = defaultdict(set)
        self.processes: defaultdict[str, dict[str, tuple[frozenset[int], float]]]
        self.processes = defaultdict(dict)
        self.shown: dict[str, int] = {}
        self.told: dict[str, float] = {}
        self.telling: dict[str, asyncio.Task[None]] = {}

    def come(self, socket: Socket, topic: str) -> None:
        """It is shown how many are here, however many were shown before."""
        self.here[topic].add(socket)
        self.shown.pop(topic, None)
        self.tell(topic)

    def go(self, socket: Socket, topic: str) -> None:
        if topic in self.here and socket in self.here[topic]:
            self.here[topic].discard(socket)
            self.tell(topic)

    def again(self) -> None:
        """They are still here."""
        for topic in [*self.here]:
            self.tell(topic)

    def tell(self, topic: str) -> None:
        if topic not in self.telling:
            self.telling[topic] = asyncio.create_task(self.tell_in_time(topic))

    async def tell_in_time(self, topic: str) -> None:
        loop = asyncio.get_running_loop()
        try:
            await asyncio.sleep(max(0, self.told.get(topic, float("-inf")) + PACE - loop.time()))
        finally:
            del self.telling[topic]
        self.told[topic] = loop.time()
        members = sorted({socket.member.pk for socket in self.here[topic]})
        if not members:
            self.forget(topic)
        try:
            await publish.send(topic, {"type": "here", "from": self.name, "members": members})
        except Exception as trouble:
            log.info("live: who is here was lost: %s", trouble)

    def forget(self, topic: str) -> None:
        """Nobody of this process is there any more."""
        for known in (self.here, self.shown, self.processes):
            known.pop(topic, None)

    def heard(self, topic: str, process: str, members: Iterable[int]) -> None:
        """From any process, this one too. Who is new to us has not heard of ours either."""
        if topic not in self.here:
            return
        now, known = asyncio.get_running_loop().time(), self.processes[topic]
        if process not in known and process != self.name:
            self.tell(topic)
        known[process] = (frozenset(members), now)
        fresh = [one for one, at in known.values() if now - at < LASTS]
        count = len(frozenset().union(*fresh))
        if self.shown.get(topic) != count:
            self.shown[topic] = count
            self.show(topic, pack(dumps({"sign": "here", "topic": topic, "count": count})))
