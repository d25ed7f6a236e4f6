"""A page that is open: it hears and repairs as static/live/live.js does, and writes down all of it.

Watch first, fetch then; only last + 1 is shown; on a gap, a beat ahead or a reconnect it fetches;
before each it waits by chance. Curious: it goes on asking for what was cut or refused.
"""

import asyncio
import contextlib
import json
import random
import re
import time
from collections.abc import Coroutine, Sequence
from typing import Any, NamedTuple

from tests.faults.link import Link
from tests.faults.log import Began, Heard, Log, Reads, Recovered
from tests.faults.wire import Answer, Gone, Wire, get

KEY = re.compile(r"\bk\d+x\d+\b")
LIST = re.compile(r'<ol[^>]* data-live="([^"]*)" data-after="(\d+)".*?</ol>', re.DOTALL)


class Times(NamedTuple):
    """Seconds: live.js's own, or quicker ones for a short run."""

    beat: float = 25
    wait: float = 5
    most: float = 30
    silence: float = 60
    tick: float = 15
    patience: float = 20


QUICK = Times(beat=1, wait=0.6, most=3, silence=8, tick=2, patience=12)


class Reader:
    def __init__(
        self,
        who: str,
        cookie: str,
        topics: Sequence[str],
        *,
        link: Link,
        log: Log,
        times: Times,
        dice: random.Random,
        curious: bool = False,
    ) -> None:
        self.who, self.cookie, self.link, self.log = who, cookie, link, log
        self.times, self.dice, self.curious = times, dice, curious
        self.last: dict[str, int] = dict.fromkeys(topics, 0)
        self.goal: dict[str, int] = dict.fromkeys(topics, 0)
        self.waiting: set[str] = set()
        self.lines: dict[str, str] = {}
        self.count = self.tries = 0
        self.wire: Wire | None = None
        self.heard = time.monotonic()
        self.hurt: tuple[str, float] | None = None
        self.deaf_since: float | None = None
        self.tasks: set[asyncio.Task[Any]] = set()

    def promised(self) -> None:
        """This one is to see everything in the end."""
        for topic in self.last:
            self.log.add(Reads(time.monotonic(), self.who, topic))

    async def live(self) -> None:
        self.spawn(self.rounds())
        try:
            while True:
                await self.sit()
                self.lines = {}
                most = min(self.times.most, self.times.wait * 2**self.tries)
                self.tries += 1
                if self.tries > 1:
                    self.poll()
                await asyncio.sleep(self.dice.uniform(0, most))
        finally:
            self.hang_up()
            for task in [*self.tasks]:
                task.cancel()

    async def sit(self) -> None:
        """One socket, from the handshake until it ends."""
        with contextlib.suppress(Gone, OSError, TimeoutError):
            self.wire = await Wire.open(self.link.port, self.cookie, self.times.patience)
            self.tries, self.heard = 0, time.monotonic()
            self.watch()
            while True:
                self.hear(await self.wire.hears(self.times.silence))
                self.heard = time.monotonic()
        self.hang_up()

    def hang_up(self) -> None:
        if self.wire:
            self.wire.hang_up()
        self.wire = self.deaf_since = None

    def watch(self, *topics: str) -> None:
        for topic in topics or self.last:
            if self.wire:
                self.wire.say(watch=topic, after=self.last[topic])

    def hear(self, said: dict[str, Any]) -> None:
        if "n" in said:
            self.apply(said, self.lines.get(said["topic"], self.who), pushed=True)
        elif "watching" in said:
            self.begin_line(said["watching"])
            self.behind(said["watching"], said["head"], at_once=True)
            self.level()
        elif "reset" in said:
            self.begin_line(said["reset"])
            self.spawn(self.begin_again(said["reset"]))
        for topic, head in said.get("beat", {}).items():
            self.behind(topic, head)

    def begin_line(self, topic: str) -> None:
        """Each watch is a line of its own: what it says, it says once and in order."""
        self.count += 1
        self.lines[topic] = f"{self.who}/{self.count}"

    def apply(self, event: dict[str, Any], line: str, pushed: bool = False) -> None:
        topic, n = event["topic"], event["n"]
        found = KEY.search(event["html"])
        fits = n == self.last[topic] + 1
        key = found[0] if found else ""
        self.log.add(Heard(time.monotonic(), self.who, line, topic, n, key, shown=fits))
        if fits:
            self.last[topic] = n
            self.level()
        elif n > self.last[topic]:
            self.behind(topic, n)
        if pushed and fits:
            self.hears_again(key)

    def behind(self, topic: str, head: int, at_once: bool = False) -> None:
        """What was told with the watch comes by itself; anything else is fetched in a while."""
        self.goal[topic] = max(self.goal[topic], head)
        if head > self.last[topic] and not at_once and topic not in self.waiting:
            self.waiting.add(topic)
            self.spawn(self.fetch_soon(topic))

    async def fetch_soon(self, topic: str) -> None:
        await asyncio.sleep(self.dice.uniform(0, self.times.wait))
        self.waiting.discard(topic)
        if self.last[topic] < self.goal[topic]:
            await self.fetch(topic)

    async def fetch(self, topic: str) -> None:
        self.count += 1
        line = f"{self.who}/f{self.count}"
        answer = await self.get(f"/live/{topic}/events?after={self.last[topic]}")
        if answer.status == 200:
            said = json.loads(answer.body)
            for event in said.get("events", []):
                self.apply(event, line)
            if "reset" in said:
                await self.begin_again(topic)

    async def begin_again(self, topic: str) -> None:
        """The page is read anew: what it shows is seen, and the line goes on from its head."""
        answer = await self.get(f"/rooms/{topic.partition('.')[2]}/")
        if answer.status == 200 and (part := LIST.search(answer.body.decode())):
            head = int(part[2])
            if head > self.last[topic]:
                lines = part[0].split('<li class="msg')[1:]
                keys = tuple(KEY.search(line)[0] for line in lines)  # type: ignore[index]
                self.log.add(Began(time.monotonic(), self.who, topic, head, keys))
                self.last[topic] = head
                self.watch(topic)

    async def get(self, path: str) -> Answer:
        return await get(self.link.port, path, self.cookie, self.times.patience)

    def poll(self) -> None:
        for topic in self.last:
            self.spawn(self.fetch(topic))

    async def rounds(self) -> None:
        while True:
            await asyncio.sleep(self.dice.uniform(0.5, 1) * self.times.tick)
            if self.wire is None:
                self.poll()
            elif self.curious:
                self.watch()
                self.poll()

    def struck(self, kind: str) -> None:
        """Its server is being killed: how long until it is well again?"""
        self.hurt = (kind, time.monotonic())

    def level(self) -> None:
        """It is again as far as it was told that its topics are, after its server was killed."""
        if (
            self.hurt
            and self.lines.keys() == self.last.keys()
            and self.goal == {**self.goal, **self.last}
        ):
            kind, at = self.hurt
            self.hurt = None
            self.log.add(Recovered(time.monotonic(), kind, time.monotonic() - at))

    def deaf(self, since: float) -> None:
        """Redis is back: how long until what is said from now on arrives by itself?"""
        hears = self.wire and self.link.server_of(self.wire.port) is not None
        self.deaf_since = since if hears else None

    def hears_again(self, key: str) -> None:
        since = self.deaf_since
        if since is not None and any(
            post.key == key and post.at > since for post in self.log.posts[-200:]
        ):
            self.deaf_since = None
            self.log.add(Recovered(time.monotonic(), "redis", time.monotonic() - since))

    def on(self, server: int) -> bool:
        return bool(self.wire) and self.link.server_of(self.wire.port) == server

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
