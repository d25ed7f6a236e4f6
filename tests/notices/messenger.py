"""A messenger of browsers for the tests: a small real server that keeps what it is handed, and a
browser's own keys to open it with."""

import json
import os
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def base64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Browser:
    """What a browser says of itself, and how it opens what it is sent."""

    endpoint: str
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def words(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "p256dh": base64(point), "auth": base64(self.secret)}

    def open(self, body: bytes) -> dict[str, str]:
        said = http_ece.decrypt(body, private_key=self.key, auth_secret=self.secret)
        opened: dict[str, str] = json.loads(said)
        return opened


@dataclass
class Messenger:
    address: str = ""
    status: int = 201
    taken: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def browser(self, name: str) -> Browser:
        return Browser(f"{self.address}/{name}")


@contextmanager
def running() -> Iterator[Messenger]:
    messenger = Messenger()

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            messenger.taken.append(
                (self.path, {name.lower(): text for name, text in self.headers.items()}, body)
            )
            self.send_response(messenger.status)
            if messenger.status in {301, 307}:
                self.send_header("Location", f"{messenger.address}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        messenger.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield messenger
        server.shutdown()
