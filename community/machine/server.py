"""Daphne, hardened: it drains before it stops, ends readers that stopped reading, and lets an
application hand over ready WebSocket frames (`live.frame`, an extension in ASGI's own sense).

    run(application, host="127.0.0.1", port=8000, ready=lambda: print("open"))

Several processes may run on one machine behind a proxy, each with a port or `fd` of its own; they
hear of each other's events through REDIS_URL. TLS ends at the proxy.
"""

import asyncio
import gc
import signal
import time
from collections.abc import Callable
from typing import Any

from daphne.endpoints import build_endpoint_description_strings
from daphne.http_protocol import WebRequest
from daphne.server import Server
from daphne.ws_protocol import WebSocketProtocol
from twisted.internet import defer, reactor

BACKLOG = 1024 * 1024
LONGEST = 16 * 1024
DRAIN_SECONDS, BATCH, BETWEEN = 20, 50, 0.05
GRACE = 1
RESTARTING = 1012
AGAIN = {
    "headers": [
        (b"Retry-After", b"5"),
        (b"Content-Type", b"text/plain"),
        (b"Content-Length", b"10"),
    ]
}


def run(
    application: Callable[..., Any],
    *,
    host: str = "127.0.0.1",
    port: int | None = 8000,
    fd: int | None = None,
    proxied: bool = False,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serves until SIGTERM or SIGINT; a second one stops at once. `ready` is called when open.

    `proxied` trusts X-Forwarded-For and -Proto. Raises OSError where the address cannot be had.
    """
    where = {"host": host, "port": port} if fd is None else {"file_descriptor": fd}
    Hardened(application, endpoints=build_endpoint_description_strings(**where), **house(proxied))(
        ready
    )


def house(proxied: bool) -> dict[str, Any]:
    forwarded = {
        "proxy_forwarded_address_header": "X-Forwarded-For",
        "proxy_forwarded_proto_header": "X-Forwarded-Proto",
    }
    return {
        "signal_handlers": False,
        "server_name": "",
        "http_timeout": 60,
        "websocket_max_message_size": LONGEST,
        "websocket_max_frame_size": LONGEST,
        "websocket_timeout": -1,
        "ping_interval": 30,
        "ping_timeout": 30,
        **(forwarded if proxied else {}),
    }


class Hardened(Server):
    def __call__(self, ready: Callable[[], None]) -> None:
        self.ready, self.trouble = ready, None
        self.ports: list[Any] = []
        self.closing_at: float | None = None
        for word in (signal.SIGTERM, signal.SIGINT):
            signal.signal(word, lambda *_: reactor.callFromThread(self.drain))
        reactor.callWhenRunning(self.opened)
        self.run()
        if self.trouble:
            raise OSError(str(self.trouble))

    def opened(self) -> None:
        """What is loaded by now stays: the collector need not look through it again."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        self.ws_factory.setProtocolOptions(failByDrop=False)  # bad frames get a close code
        self.ready()

    def listen_success(self, port: Any) -> None:
        self.ports.append(port)
        super().listen_success(port)

    def listen_error(self, failure: Any) -> None:
        self.trouble = failure.value
        self.stop()

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        if isinstance(protocol, WebSocketProtocol) and hasattr(protocol.transport, "socket"):
            scope.setdefault("extensions", {})["live.frame"] = frame_writer(protocol)
        return super().create_application(protocol, scope)

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        """An application may close with any code of the standard; autobahn knows but a few."""
        if message["type"] == "websocket.close" and is_open(protocol):
            protocol.sendCloseFrame(code=message.get("code", 1000))
        else:
            await super().handle_reply(protocol, message)

    def drain(self) -> None:
        """Takes nobody in, sends the sockets away in small batches, lets requests finish."""
        if self.closing_at is not None:
            self.stop()
            return
        self.closing_at = time.monotonic()
        for port in self.ports:
            port.stopListening()
        self.send_away()

    def send_away(self) -> None:
        open_sockets = [one for one in self.busy() if is_open(one)]
        for protocol in open_sockets[:BATCH]:
            protocol.sendCloseFrame(code=RESTARTING)
        late = time.monotonic() - (self.closing_at or 0) - DRAIN_SECONDS
        if late > 0:
            self.put_off()
        if late > GRACE or not (self.busy() or reactor.getWriters()):  # writers: not yet sent
            self.stop()
        else:
            reactor.callLater(BETWEEN, self.send_away)

    def put_off(self) -> None:
        """Who still waits is told to come again: the key of an act makes that harmless."""
        for protocol in self.busy():
            if isinstance(protocol, WebRequest) and not protocol.startedWriting:
                protocol.handle_reply({"type": "http.response.start", "status": 503, **AGAIN})
                protocol.handle_reply({"type": "http.response.body", "body": b"restarting"})

    def busy(self) -> list[Any]:
        return [one for one, about in self.connections.items() if "disconnected" not in about]

    def kill_all_applications(self) -> defer.Deferred[Any]:
        """Daphne's own trips over connections whose application has already gone."""
        tasks = [about.get("application_instance") for about in self.connections.values()]
        running = [task for task in tasks if task and not task.done()]
        for task in running:
            task.cancel()
        return defer.Deferred.fromFuture(asyncio.gather(*running, return_exceptions=True))


def is_open(protocol: Any) -> bool:
    return isinstance(protocol, WebSocketProtocol) and protocol.state == protocol.STATE_OPEN


def frame_writer(protocol: Any) -> Callable[[bytes], None]:
    """Writes ready frames without waiting: straight to the kernel while nothing stands before
    them, else behind the rest. A reader more than BACKLOG bytes behind is ended."""
    transport, opened = protocol.transport, protocol.STATE_OPEN
    send = transport.socket.send

    def write(frames: bytes) -> None:
        if protocol.state != opened:
            return
        if not transport.dataBuffer and not transport._tempDataLen:
            try:
                sent = send(frames)
            except BlockingIOError:
                sent = 0
            except OSError:
                transport.abortConnection()
                return
            if sent == len(frames):
                return
            frames = frames[sent:]
        transport.write(frames)
        if len(transport.dataBuffer) - transport.offset + transport._tempDataLen > BACKLOG:
            transport.abortConnection()

    return write
