"""HTTP and a WebSocket by hand, over asyncio: every way in which a call can end is to be seen."""

import asyncio
import contextlib
import json
import os
import struct
from typing import Any, NamedTuple
from urllib.parse import urlencode

FORGERY = "x" * 32
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Gone(Exception):
    """The socket ended, with this code; 1006 where nobody said why."""


class Answer(NamedTuple):
    """Status 0: no answer came, or not whole; whether the call had its effect is not known."""

    status: int
    headers: dict[str, str]
    body: bytes


NONE = Answer(0, {}, b"")


async def get(port: int, path: str, cookie: str, patience: float) -> Answer:
    return await call(port, "GET", path, {"Cookie": cookie}, b"", patience)


async def post(port: int, path: str, cookie: str, words: dict[str, str], patience: float) -> Answer:
    """As live.js does it: the form, the session and the token against forgery."""
    headers = {
        "Cookie": f"{cookie}; csrftoken={FORGERY}",
        "X-CSRFToken": FORGERY,
        "X-Sokoni": "live",
        "Origin": f"http://127.0.0.1:{port}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return await call(port, "POST", path, headers, urlencode(words).encode(), patience)


async def call(
    port: int, verb: str, path: str, headers: dict[str, str], body: bytes, patience: float
) -> Answer:
    try:
        async with asyncio.timeout(patience):
            return await exchange(port, request(port, verb, path, headers, body))
    except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError):
        return NONE


def request(port: int, verb: str, path: str, headers: dict[str, str], body: bytes) -> bytes:
    said = {"Host": f"127.0.0.1:{port}", "Connection": "close", **headers}
    if verb == "POST":
        said["Content-Length"] = str(len(body))
    lines = [f"{verb} {path} HTTP/1.1", *(f"{name}: {word}" for name, word in said.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def exchange(port: int, asked: bytes) -> Answer:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(asked)
        await writer.drain()
        status, headers = await head(reader)
        size = 0 if status == 204 else int(headers.get("content-length", -1))
        return Answer(status, headers, await reader.readexactly(size) if size >= 0 else b"")
    finally:
        writer.close()


async def head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin1").split("\r\n")
    pairs = (line.partition(":") for line in lines if line)
    return int(first.split()[1]), {name.lower(): word.strip() for name, _, word in pairs}


class Wire:
    """One WebSocket, from the handshake to its end."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.port: int = writer.get_extra_info("sockname")[1]

    @classmethod
    async def open(cls, port: int, cookie: str, patience: float) -> "Wire":
        """Raises Gone where there is no way in, and OSError or TimeoutError where nobody is."""
        async with asyncio.timeout(patience):
            wire = cls(*await asyncio.open_connection("127.0.0.1", port))
            try:
                await wire.shake_hands(port, cookie)
            except BaseException:
                wire.hang_up()
                raise
        return wire

    async def shake_hands(self, port: int, cookie: str) -> None:
        headers = {
            "Origin": f"http://127.0.0.1:{port}",
            "Cookie": cookie,
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version": "13",
        }
        self.writer.write(request(port, "GET", "/live/", headers, b""))
        try:
            status, _ = await head(self.reader)
        except asyncio.IncompleteReadError:
            raise Gone(1006) from None
        if status != 101:
            raise Gone(status)

    def say(self, **words: Any) -> None:
        self.send(TEXT, json.dumps(words).encode())

    def send(self, kind: int, payload: bytes) -> None:
        mask, size = os.urandom(4), len(payload)
        start = bytes((0x80 | kind, 0x80 | min(size, 126)))
        length = struct.pack("!H", size) if size > 125 else b""
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))
        self.writer.write(start + length + mask + masked)

    async def hears(self, patience: float) -> dict[str, Any]:
        """The next words. Raises Gone when the socket ends, or is silent for too long."""
        try:
            async with asyncio.timeout(patience):
                return await self.words()
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            raise Gone(1006) from None

    async def words(self) -> dict[str, Any]:
        while True:
            kind, payload = await self.frame()
            if kind == TEXT:
                heard: dict[str, Any] = json.loads(payload)
                return heard
            if kind == PING:
                self.send(PONG, payload)
            if kind == CLOSE:
                raise Gone(struct.unpack("!H", payload[:2])[0] if payload else 1005)

    async def frame(self) -> tuple[int, bytes]:
        first, size = await self.reader.readexactly(2)
        if size > 125:
            size = int.from_bytes(await self.reader.readexactly(2 if size == 126 else 8), "big")
        return first & 15, await self.reader.readexactly(size)

    def hang_up(self) -> None:
        with contextlib.suppress(OSError):
            self.writer.close()
