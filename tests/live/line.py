"""A socket to a real server, spoken by hand (RFC 6455), so that it can also misbehave."""

import contextlib
import json
import os
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

PATIENCE = 20
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


class Closed(Exception):
    """The server closed the socket, with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Line:
    def __init__(self, port: int, token: str = "", buffer: int = 0) -> None:
        self.socket = socket.socket()
        if buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(("127.0.0.1", port))
        self.waiting = b""
        self.status = self.shake_hands(port, token)

    def shake_hands(self, port: int, token: str) -> int:
        self.socket.sendall(
            f"GET /live/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            f"Sec-WebSocket-Version: 13\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
        )
        while b"\r\n\r\n" not in self.waiting:
            self.read()
        head, _, self.waiting = self.waiting.partition(b"\r\n\r\n")
        return int(head.split()[1])

    def say(self, **words: Any) -> None:
        self.send(TEXT, json.dumps(words).encode())

    def send(self, kind: int, payload: bytes) -> None:
        size = len(payload)
        head = bytes((0x80 | kind, 0x80 | min(size, 126))) if size < 2**16 else b""
        self.socket.sendall(
            head + (struct.pack("!H", size) if size > 125 else b"") + bytes(4) + payload
        )

    def hears(self) -> dict[str, Any]:
        """The next words. Raises Closed when the server closes instead."""
        while True:
            kind, payload = self.frame()
            if kind == TEXT:
                heard: dict[str, Any] = json.loads(payload)
                return heard
            if kind == PING:
                self.send(PONG, payload)
            if kind == CLOSE:
                with contextlib.suppress(OSError):  # a courtesy: the server may be gone already
                    self.send(CLOSE, payload[:2])
                raise Closed(struct.unpack("!H", payload[:2])[0])

    def until(self, wanted: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            heard = self.hears()
            if wanted(heard):
                return heard
        raise AssertionError("never said")

    def events(self, last: int) -> list[dict[str, Any]]:
        """All events up to this number; beats and signs are passed over."""
        heard: list[dict[str, Any]] = []
        while not heard or heard[-1]["n"] < last:
            heard.append(self.until(lambda said: "n" in said))
        return heard

    def watch(self, topic: str, after: int = 0) -> dict[str, Any]:
        self.say(watch=topic, after=after)
        return self.until(lambda said: topic in (said.get("watching"), said.get("topic")))

    def frame(self) -> tuple[int, bytes]:
        head = self.take(2)
        size = head[1]
        if size > 125:
            size = int.from_bytes(self.take(2 if size == 126 else 8), "big")
        return head[0] & 15, self.take(size)

    def take(self, size: int) -> bytes:
        while len(self.waiting) < size:
            self.read()
        taken, self.waiting = self.waiting[:size], self.waiting[size:]
        return taken

    def read(self) -> None:
        some = self.socket.recv(2**16)
        if not some:
            raise ConnectionResetError("the server is gone")
        self.waiting += some

    def hang_up(self) -> None:
        self.socket.close()


def key() -> str:
    return os.urandom(16).hex()
