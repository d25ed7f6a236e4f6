"""One run: people talk and read while the script breaks things, until all is quiet again."""

import asyncio
import contextlib
import random
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, NamedTuple

from tests.faults import faults
from tests.faults.authors import Author
from tests.faults.link import Link
from tests.faults.log import Ended, Fault, Log, Stored
from tests.faults.readers import KEY, QUICK, Reader, Times
from tests.faults.stand import Stand, until
from tests.faults.wanderers import Wanderer

QUIET = """
SELECT e.topic_id, e.number, m.text FROM live_event e
JOIN groups_message m ON m.id = e.subject
WHERE e.topic_id LIKE 'room.%' AND e.kind = 'message.posted' ORDER BY 1, 2
"""


class Plan(NamedTuple):
    """How much of everything; seconds where it is time."""

    faults: int
    seed: int
    servers: int = 2
    authors: int = 6
    readers: int = 4
    wanderers: int = 2
    gap: float = 0.6
    still: float = 3
    away: tuple[float, ...] = (3,)
    slow: float = 3
    words: int = 4
    together: float = 0.5
    times: Times = QUICK
    settle: float = 150


class Run:
    def __init__(self, folder: Path, plan: Plan) -> None:
        self.plan, self.dice = plan, random.Random(plan.seed)
        self.log = Log(folder / "run.jsonl")
        self.stand = Stand(folder, plan.servers, plan.times.beat)
        self.links: list[Link] = []
        self.tasks: list[asyncio.Task[None]] = []

    async def go(self) -> Log:
        try:
            await self.stand.open()
            await self.gather()
            await self.break_things()
            await self.come_to_rest()
        finally:
            for task in self.tasks:
                task.cancel()
            for link in self.links:
                link.close()
            await self.stand.close()
        return self.log

    async def gather(self) -> None:
        plan = self.plan
        play = await self.stand.cast(plan.authors, plan.readers, plan.wanderers, plan.faults)
        self.sessions = iter(play["sessions"])
        ports = [server.port for server in self.stand.servers]
        self.links = [Link(ports, self.another()) for _ in range(2)]
        for link in self.links:
            await link.open()
        self.authors = [self.author(number, one, play) for number, one in enumerate(play["author"])]
        self.wanderers = [self.wanderer(one, play) for one in play["wanderer"]]
        self.readers = [*self.pages(play)]
        for reader in self.readers:
            self.start(reader.live())
        self.writing = [self.start(author.live()) for author in self.authors]

    def author(self, number: int, member: dict[str, Any], play: dict[str, Any]) -> Author:
        words = self.means(number) | {"patience": self.plan.times.patience}
        return Author(number, member["cookie"], play["rooms"], **words)

    def wanderer(self, member: dict[str, Any], play: dict[str, Any]) -> Wanderer:
        words = self.means(0) | {"patience": self.plan.times.patience}
        return Wanderer(member, play["steward"], play, **words)

    def pages(self, play: dict[str, Any]) -> list[Reader]:
        """Readers of everything; of the gate those who come and go, each with two devices, of
        which one goes on asking for what it may not see; and one who has no right at all."""
        topics, gate = [f"room.{pk}" for pk in play["rooms"]], f"room.{play['rooms'][-1]}"
        pages = []
        for number, one in enumerate(play["reader"]):
            pages.append(self.page(f"reader{number}", one, topics, number))
        for number, wanderer in enumerate(self.wanderers):
            for name, curious in (("", False), (" curious", True)):
                page = self.page(wanderer.who + name, wanderer.member, [gate], number, curious)
                wanderer.pages.append(page)
            pages += wanderer.pages
        for page in pages:
            page.promised()
        return [*pages, self.chidi(play["outsider"][0], gate)]

    def chidi(self, member: dict[str, Any], gate: str) -> Reader:
        """He never had a right: for the checks it ended before all began."""
        self.log.add(Ended(0, "outsider", gate))
        return self.page("outsider", member, [gate], 0, curious=True)

    def borrowed(self) -> Reader:
        """A page of the gate on a phone of its own, which signs out before the run ends."""
        cookie = next(self.sessions)
        return self.page(f"phone {cookie[-6:]}", {"cookie": cookie}, [self.wanderers[0].topic], 0)

    def page(
        self,
        who: str,
        member: dict[str, Any],
        topics: list[str],
        number: int,
        curious: bool = False,
    ) -> Reader:
        words = self.means(number) | {"times": self.plan.times, "curious": curious}
        return Reader(who, member["cookie"], topics, **words)

    def means(self, number: int) -> dict[str, Any]:
        link = self.links[number % len(self.links)]
        return {"link": link, "log": self.log, "dice": self.another()}

    def another(self) -> random.Random:
        """Dice of its own for everyone: what one does by chance does not depend on the others."""
        return random.Random(self.dice.getrandbits(64))

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        self.tasks.append(asyncio.create_task(work))
        return self.tasks[-1]

    async def break_things(self) -> None:
        await until(self.talking, "talk")
        for act in faults.deck(self.plan.faults, self.dice):
            self.log.add(Fault(time.monotonic(), faults.name(act)))
            await act(self)
            await asyncio.sleep(self.dice.uniform(0, 2 * self.plan.gap))

    async def talking(self) -> bool:
        return faults.taken(self.log) >= self.plan.authors

    async def anyone_answers(self) -> bool:
        for server in self.stand.servers:
            if await server.answers():
                return True
        return False

    async def come_to_rest(self) -> None:
        """The authors finish what they owe, every reader comes to the end, all is written down."""
        for author in self.authors:
            author.done.set()
        await until(self.all_said, "an answer to every word", self.plan.settle)
        rows = await self.stand.rows(QUIET)
        heads = {topic: number for topic, number, _ in rows}

        async def seen() -> bool:
            return self.all_seen(heads)

        with contextlib.suppress(AssertionError):  # who does not come so far, the checks will name
            await until(seen, "the end of the talk", self.plan.settle)
        for topic, number, text in rows:
            found = KEY.search(text)
            self.log.add(Stored(time.monotonic(), topic, number, found[0] if found else text))

    async def all_said(self) -> bool:
        return all(task.done() for task in self.writing)

    def all_seen(self, heads: dict[str, int]) -> bool:
        readers = [one for one in self.readers if one.who != "outsider"]
        return all(one.last[name] >= heads.get(name, 0) for one in readers for name in one.last)
