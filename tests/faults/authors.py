"""Those who write: each word is sent until it is answered, sometimes twice, as an outbox does."""

import asyncio
import random
import time
from collections.abc import Sequence
from uuid import UUID

from tests.faults.link import Link
from tests.faults.log import Answered, Log, Posted
from tests.faults.wire import Answer, post

LATER = {0, 401, 429}


class Author:
    def __init__(
        self,
        number: int,
        cookie: str,
        rooms: Sequence[int],
        *,
        link: Link,
        log: Log,
        dice: random.Random,
        patience: float,
    ) -> None:
        self.number, self.who, self.cookie = number, f"author{number}", cookie
        self.rooms, self.link, self.log, self.dice = rooms, link, log, dice
        self.patience, self.said = patience, 0
        self.done = asyncio.Event()

    async def live(self) -> None:
        """Says something every few seconds until told that it is done; owes nothing then."""
        while not self.done.is_set():
            await asyncio.sleep(self.dice.uniform(1.6, 3.2))
            await self.say(self.dice.choice(self.rooms))

    async def say(self, room: int) -> None:
        self.said += 1
        key, secret = f"k{self.number}x{self.said}", UUID(int=self.dice.getrandbits(128))
        self.log.add(Posted(time.monotonic(), self.who, f"room.{room}", key))
        tries = 0
        while await self.put_off(room, key, secret):
            tries += 1
            await asyncio.sleep(self.dice.uniform(0.2, min(5, 0.5 * 2**tries)))

    async def put_off(self, room: int, key: str, secret: UUID) -> bool:
        """Sent, by chance twice at once; whether it is to be sent again."""
        times = 2 if self.dice.random() < 0.1 else 1
        answers = await asyncio.gather(*(self.send(room, key, secret) for _ in range(times)))
        return all(one.status in LATER or one.status >= 500 for one in answers)

    async def send(self, room: int, key: str, secret: UUID) -> Answer:
        words = {"text": f"Mahindi {key} leo", "key": str(secret)}
        path = f"/rooms/{room}/messages/"
        answer = await post(self.link.port, path, self.cookie, words, self.patience)
        at, kind = time.monotonic(), "retry-after" in answer.headers
        self.log.add(Answered(at, self.who, f"room.{room}", key, answer.status, kind))
        return answer
