"""Who is measured beside us, each started and joined in its own way."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple

from tests.benchmarks.audience import Audience, compiled
from tests.benchmarks.stage import Stage, free_port, redis_process

LIMIT, SOCKETIO, TUTORIAL = "C, send() of a ready frame", "socket.io", "the Channels tutorial"


class Rival(NamedTuple):
    """pids: everything that works for it; seat(count) opens sockets that publish over socket 0."""

    name: str
    pids: list[int]
    seat: Callable[[int], Audience]


class Absent(Exception):
    """Left out, and why."""


def limit(stage: Stage) -> Rival:
    port = free_port()
    process = stage.start(compiled(stage, "limit"), str(port))

    def seat(count: int) -> Audience:
        return Audience(stage, port, "/", count, "-p", "{}")

    return Rival(LIMIT, [process.pid], seat)


def socketio(stage: Stage) -> Rival:
    """The newest socket.io, fetched into the benchmark's own folder; in one process, no Redis."""
    node = shutil.which("node")
    if not (node and shutil.which("npm")):
        raise Absent("there is no node and npm here: socket.io is left out")
    folder = stage.folder / "node"
    folder.mkdir()
    shutil.copy(stage_script(), folder)
    words = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "socket.io@4"]
    if subprocess.run(words, cwd=folder, capture_output=True).returncode:
        raise Absent("npm could not fetch socket.io: it is left out")
    port = free_port()
    process = stage.start(node, str(folder / "socketio.js"), str(port), ready=port)

    def seat(count: int) -> Audience:
        room = ("-s", "40", "-e", "40{", "-p", '42["said","{}"]')
        return Audience(stage, port, "/socket.io/?EIO=4&transport=websocket", count, *room)

    return Rival(SOCKETIO, [process.pid], seat)


def stage_script() -> str:
    from tests.benchmarks.stage import FOLDER

    return str(FOLDER / "socketio.js")


def tutorial(stage: Stage) -> Rival:
    port = free_port()
    words = ("-m", "daphne", "-b", "127.0.0.1", "-p", str(port))
    process = stage.start(
        sys.executable, *words, "tests.benchmarks.tutorial:application", ready=port
    )

    def seat(count: int) -> Audience:
        return Audience(stage, port, "/", count, "-c", "50", "-p", '{"message":"{}"}')

    return Rival(TUTORIAL, [process.pid, redis_process(stage.redis)], seat)
