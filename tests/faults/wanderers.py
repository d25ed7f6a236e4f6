"""A member whose right ends, and comes back: by leaving and joining, or removed and taken in."""

import asyncio
import random
import re
import time
from typing import Any

from tests.faults.link import Link
from tests.faults.log import Answered, Ended, Log, Returned
from tests.faults.readers import Reader
from tests.faults.wire import Answer, get, post

ASKED = re.compile(r"/requests/(\d+)/acceptance/")


class Wanderer:
    """Acts until the answer is yes, since a call without an answer may have had its effect."""

    def __init__(
        self,
        member: dict[str, Any],
        steward: dict[str, Any],
        play: dict[str, Any],
        *,
        link: Link,
        log: Log,
        dice: random.Random,
        patience: float,
    ) -> None:
        self.member, self.steward, self.who = member, steward, f"wanderer{member['pk']}"
        self.pages: list[Reader] = []
        self.group = f"/groups/{play['gate']['slug']}"
        self.topic = f"room.{play['rooms'][-1]}"
        self.link, self.log, self.dice, self.patience = link, log, dice, patience
        self.inside = True

    async def leave(self) -> None:
        await self.insist(self.member, f"{self.group}/membership/", {"leaving": "1"})
        self.is_out()

    async def be_removed(self) -> None:
        path = f"{self.group}/people/{self.member['handle']}/removal/"
        await self.insist(self.steward, path, {"reason": "Prices of nowhere"}, yes={302, 404})
        self.is_out()

    def is_out(self) -> None:
        self.inside = False
        for page in self.pages:
            self.log.add(Ended(time.monotonic(), page.who, self.topic))

    async def sign_out(self, page: Reader) -> None:
        """This phone alone; nothing is said to it from then on."""
        await self.insist({"cookie": page.cookie}, "/out/", {})
        self.log.add(Ended(time.monotonic(), page.who, self.topic))

    async def come_back(self) -> None:
        """Whoever was removed asks, and the steward lets them in."""
        for page in self.pages:
            self.log.add(Returned(time.monotonic(), page.who, self.topic))
        await self.insist(self.member, f"{self.group}/membership/", {"words": "Once more"})
        for request in await self.asking():
            path = f"/requests/{request}/acceptance/"
            await self.insist(self.steward, path, {}, yes={302, 404})
        self.inside = True
        for page in self.pages:
            page.watch()

    async def asking(self) -> set[str]:
        while True:
            page = await self.see(self.steward, f"{self.group}/people/")
            if page.status == 200:
                return {*ASKED.findall(page.body.decode())}
            await asyncio.sleep(0.5)

    async def insist(
        self,
        by: dict[str, Any],
        path: str,
        words: dict[str, str],
        yes: frozenset[int] | set[int] = frozenset({302}),
    ) -> None:
        while True:
            answer = await post(self.link.port, path, by["cookie"], words, self.patience)
            kind = "retry-after" in answer.headers
            self.log.add(Answered(time.monotonic(), self.who, self.topic, "", answer.status, kind))
            if answer.status in yes:
                return
            await asyncio.sleep(self.dice.uniform(0.2, 1.5))

    async def see(self, by: dict[str, Any], path: str) -> Answer:
        return await get(self.link.port, path, by["cookie"], self.patience)
