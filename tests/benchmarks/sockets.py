"""Open sockets that nobody talks to: their memory, their idling, and all coming back at once."""

import signal
import time

from tests.benchmarks.audience import Audience, headers
from tests.benchmarks.stage import Stage, cpu, free_port, memory, open_files
from tests.benchmarks.table import Goal, Table
from tests.benchmarks.village import Village, village

FEW, MANY, MOST = 100, 2000, 10_000
SPARE = 500
IDLE = 100  # seconds: four beats, and the rights of each read again once


def run(stage: Stage, table: Table) -> None:
    here, port = village(MANY), free_port()
    table.part(f"{MANY:,} sockets on one process")
    site = stage.site(port)
    warm = seated(stage, here, port, FEW)
    empty = memory(site.pid)
    idle = seated(stage, here, port, MANY)
    table.line("Memory of an idle socket", [(memory(site.pid) - empty) / MANY], "KB", Goal("≤", 40))
    table.line("CPU of the idle process", [100 * idling(site.pid)], "%", Goal("<", 3))
    stage.stop(site, signal.SIGTERM)
    for audience in (warm, idle):
        audience.leave()
    storm(stage, table, here, port)
    crowded(stage, table, here, port)


def seated(stage: Stage, here: Village, port: int, count: int, *more: str) -> Audience:
    names = headers(stage.folder, "tokens", here.bearers())
    return Audience(stage, port, "/live/", count, *here.watching(), *names, *more)


def idling(pid: int) -> float:
    time.sleep(3)
    start, before = time.monotonic(), cpu(pid)
    time.sleep(IDLE)
    return (cpu(pid) - before) / (time.monotonic() - start)


def storm(stage: Stage, table: Table, here: Village, port: int) -> None:
    """The server begins anew, and everyone comes again, as live.js does: within 5 s."""
    site = stage.site(port)
    back = seated(stage, here, port, MANY, "-w", "5000", "-c", str(MANY))
    table.line(f"{MANY:,} come back at once, after", [back.entered["seconds"]], "s", Goal("≤", 30))
    table.line("… answered with a 5xx", [back.entered["server_errors"]], "", Goal("=", 0))
    table.line("… refused in any way", [back.entered["refused"]], "", Goal("=", 0))
    back.leave()
    stage.stop(site)


def crowded(stage: Stage, table: Table, here: Village, port: int) -> None:
    """Several sockets for each member: it is the sockets that count here."""
    most = min(MOST, open_files() - SPARE)
    if most < MOST:
        table.note(f"this machine lets a process open {open_files():,} files: {most:,} sockets")
    site = stage.site(port)
    empty = memory(site.pid)
    everyone = seated(stage, here, port, most)
    size = (memory(site.pid) - empty) / most
    table.line("Open on one process", [everyone.entered["open"]], "", Goal("≥", MOST))
    table.line("… memory of each", [size], "KB", Goal("≤", 40))
    everyone.leave()
    stage.stop(site)
