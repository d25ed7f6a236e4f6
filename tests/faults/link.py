"""The way to the servers: a balancer that takes them in turn, over a line that can be made bad."""

import asyncio
import contextlib
import random
from collections.abc import Sequence

PIECE, SLOW, BREAKS = 512, 0.15, 0.01


class Pair:
    """One connection from a client to a server, through us."""

    def __init__(self, link: "Link", server: int, client: int) -> None:
        self.link, self.server, self.client = link, server, client
        self.frozen = False
        self.writers: list[asyncio.StreamWriter] = []

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """What comes is passed on; frozen, it is taken and lost, and an end is not told either."""
        while data := await reader.read(2**16):
            for piece in self.link.pieces(data):
                if self.link.slow:
                    await asyncio.sleep(self.link.dice.uniform(0, SLOW))
                    if self.link.dice.random() < BREAKS:
                        raise ConnectionError("lost on the way")
                if not self.frozen:
                    writer.write(piece)
                    await writer.drain()
        if self.frozen:
            await asyncio.Event().wait()

    def cut(self) -> None:
        for writer in self.writers:
            with contextlib.suppress(OSError):
                writer.transport.abort()


class Link:
    def __init__(self, targets: Sequence[int], dice: random.Random) -> None:
        self.targets, self.dice = targets, dice
        self.turn, self.port, self.slow = 0, 0, False
        self.pairs: set[Pair] = set()
        self.tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        self.door = await asyncio.start_server(self.take, "127.0.0.1", 0)
        self.port = self.door.sockets[0].getsockname()[1]

    def close(self) -> None:
        self.door.close()
        for task in self.tasks:
            task.cancel()

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self.tasks.add(task)
        try:
            await self.join(reader, writer)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            self.tasks.discard(task)
            writer.transport.abort()

    async def join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server, there, back = await self.reach()
        pair = Pair(self, server, writer.get_extra_info("peername")[1])
        pair.writers = [writer, back]
        self.pairs.add(pair)
        ways = [asyncio.create_task(pair.carry(reader, back))]
        ways += [asyncio.create_task(pair.carry(there, writer))]
        try:
            done, _ = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            if not any(way.exception() for way in done):
                await writer.drain()
                writer.close()  # what was passed on before arrives, unlike after an abort
                await writer.wait_closed()
        finally:
            self.pairs.discard(pair)
            for way in ways:
                way.cancel()
            pair.cut()

    async def reach(self) -> tuple[int, asyncio.StreamReader, asyncio.StreamWriter]:
        """The next server that takes us; raises OSError where none does."""
        for _ in self.targets:
            self.turn = (self.turn + 1) % len(self.targets)
            try:
                return self.turn, *await asyncio.open_connection(
                    "127.0.0.1", self.targets[self.turn]
                )
            except OSError:
                continue
        raise OSError("no server is there")

    def pieces(self, data: bytes) -> list[bytes]:
        if not self.slow:
            return [data]
        return [data[at : at + PIECE] for at in range(0, len(data), PIECE)]

    def server_of(self, client: int) -> int | None:
        """Which server the connection from this local port has come to; none if it is frozen."""
        alive = (pair for pair in self.pairs if not pair.frozen)
        return next((pair.server for pair in alive if pair.client == client), None)

    def some(self) -> list[Pair]:
        """Half of the connections, by chance."""
        ordered = sorted(self.pairs, key=lambda pair: pair.client)
        return [pair for pair in ordered if self.dice.random() < 0.5]

    def cut_some(self) -> None:
        for pair in self.some():
            pair.cut()

    def freeze_some(self) -> None:
        """Half-open: both sides believe that there is a connection, and nothing passes."""
        for pair in self.some():
            pair.frozen = True
