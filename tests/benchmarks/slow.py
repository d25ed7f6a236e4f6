"""Readers who stop reading: they are ended at their backlog cap, and nobody else feels them."""

import subprocess
import sys

from tests.benchmarks.audience import Audience, headers
from tests.benchmarks.stage import Stage, free_port
from tests.benchmarks.table import Goal, Table
from tests.benchmarks.village import Village, village

EVERYONE, SLOW = 200, 5
BYTES, MESSAGES, WINDOW = 8000, 1500, 4
ROUNDS = 3


def run(stage: Stage, table: Table) -> None:
    here = village(EVERYONE)
    table.part(f"{SLOW} of {EVERYONE} sockets stop reading, messages of {BYTES:,} bytes")
    everyone = seated(stage, here)
    calm, beside = [], []
    everyone.ask(f"run {MESSAGES} {WINDOW}")
    for _ in range(ROUNDS):
        calm.append(everyone.ask(f"run {MESSAGES // 2} {WINDOW}")["p99"])
    everyone.ask(f"deaf {SLOW}")
    for _ in range(ROUNDS):
        beside.append(everyone.ask(f"run {MESSAGES // 2} {WINDOW}")["p99"])
    ended = everyone.ask("again")
    everyone.ask("run 10 1")
    table.line("p99 of the others while all read", calm, "ms")
    table.line("p99 of the others beside them", beside, "ms")
    worst = [max(beside) / sorted(calm)[len(calm) // 2]]
    table.line("… times, at worst", worst, "×", Goal("<", 2))
    ended = everyone.ask("state")
    table.line("Slow readers ended", [ended["ended"]], "", Goal("=", SLOW))
    everyone.leave()
    for process in [*stage.processes]:
        stage.stop(process)


def seated(stage: Stage, here: Village) -> Audience:
    port = free_port()
    stage.site(port)
    words = (sys.executable, "-W", "ignore", "-m", "tests.benchmarks.voice")
    voice = subprocess.Popen(
        [*words, here.room.topic, str(here.head())], stdin=subprocess.PIPE, cwd=stage.here
    )
    stage.processes.append(voice)
    assert voice.stdin
    names = headers(stage.folder, "tokens", here.bearers())
    options = (*here.watching(), *names, "-z", str(BYTES))
    return Audience(stage, port, "/live/", EVERYONE, *options, voice=voice.stdin.fileno())
