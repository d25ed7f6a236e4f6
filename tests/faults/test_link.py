"""The line to the servers: it carries all of it, finds who is there, and can be made bad."""

import asyncio
import random
from collections.abc import AsyncIterator

import pytest

from community.machine.redis import free_port
from tests.faults import wire
from tests.faults.link import Link


class Echo:
    """A server that says back what it hears, and how many are with it."""

    def __init__(self) -> None:
        self.guests: set[asyncio.StreamWriter] = set()

    async def open(self) -> int:
        self.door = await asyncio.start_server(self.take, "127.0.0.1", 0)
        port: int = self.door.sockets[0].getsockname()[1]
        return port

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.guests.add(writer)
        try:
            while data := await reader.read(2**16):
                writer.write(data)
        except OSError:
            pass
        finally:
            self.guests.discard(writer)
            writer.close()


@pytest.fixture
async def echo() -> AsyncIterator[Echo]:
    one = Echo()
    yield one
    one.door.close()


@pytest.fixture
async def link(echo: Echo) -> AsyncIterator[Link]:
    """The first of its two servers is not there."""
    one = Link([free_port(), await echo.open()], random.Random(1))
    await one.open()
    yield one
    one.close()


async def say(link: Link, words: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", link.port)
    writer.write(words)
    assert await reader.readexactly(len(words)) == words
    return reader, writer


def all_of_them(link: Link) -> None:
    link.some = lambda: [*link.pairs]  # type: ignore[method-assign]


async def test_the_server_that_is_there_is_found(link: Link) -> None:
    for _twice in range(2):
        _, writer = await say(link, b"Habari")
        assert link.server_of(writer.get_extra_info("sockname")[1]) == 1
        writer.close()


async def test_a_slow_line_brings_all_of_it_in_order(
    link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.faults.link.SLOW", 0.001)
    monkeypatch.setattr("tests.faults.link.BREAKS", 0)
    link.slow = True
    _, writer = await say(link, bytes(range(256)) * 50)
    writer.close()


async def test_a_line_that_breaks_is_broken_on_both_sides(
    link: Link, echo: Echo, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, _ = await say(link, b"Habari")
    monkeypatch.setattr("tests.faults.link.SLOW", 0)
    monkeypatch.setattr("tests.faults.link.BREAKS", 1)
    link.slow = True
    [guest] = echo.guests
    guest.write(b"lost")
    assert await reader.read() == b""
    await gone(echo)


async def test_a_cut_is_heard_on_both_sides(link: Link, echo: Echo) -> None:
    reader, _ = await say(link, b"Habari")
    all_of_them(link)
    link.cut_some()
    assert await reader.read() == b""
    await gone(echo)


async def test_half_open_nobody_hears_anything_any_more(link: Link, echo: Echo) -> None:
    reader, writer = await say(link, b"Habari")
    all_of_them(link)
    link.freeze_some()
    assert link.server_of(writer.get_extra_info("sockname")[1]) is None
    writer.write(b"Hello?")
    other, _ = await say(link, b"others are served")
    assert len(echo.guests) == 2
    assert not other.at_eof()
    assert b"Hello?" not in reader._buffer  # type: ignore[attr-defined]


async def test_where_no_server_is_the_caller_is_sent_away(link: Link, echo: Echo) -> None:
    echo.door.close()
    assert await wire.get(link.port, "/", "", 5) == wire.NONE


async def gone(echo: Echo) -> None:
    while echo.guests:  # noqa: ASYNC110
        await asyncio.sleep(0)
