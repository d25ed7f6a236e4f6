"""One message of 300 bytes to everyone in a room: what each delivery costs, beside the others."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.benchmarks import rivals
from tests.benchmarks.audience import Audience, headers
from tests.benchmarks.rivals import LIMIT, SOCKETIO, TUTORIAL, Absent, Rival
from tests.benchmarks.stage import Stage, cpu, free_port, redis_process
from tests.benchmarks.table import Goal, Table, ratios
from tests.benchmarks.village import Village, village
from tests.benchmarks.voice import ELSEWHERE

SIZES = (500, 2000)
ROUNDS = 5
OURS = "Sokoni"
MESSAGES = {LIMIT: 300_000, OURS: 200_000, SOCKETIO: 100_000, TUTORIAL: 5_000}
Costs = dict[str, list[float]]


def run(stage: Stage, table: Table) -> None:
    here = village(max(SIZES))
    every = [ours(stage, here), *others(stage, table)]
    for count in SIZES:
        table.part(f"Fan-out to {count:,} sockets on one room, CPU-s per million deliveries")
        with seated(every, count) as seats:
            judge(table, measured(every, seats, count))
    for process in [*stage.processes]:
        stage.stop(process)


def others(stage: Stage, table: Table) -> Iterator[Rival]:
    for start in (rivals.limit, rivals.socketio, rivals.tutorial):
        try:
            yield start(stage)
        except (Absent, FileNotFoundError) as why:
            table.note(str(why))


def ours(stage: Stage, here: Village) -> Rival:
    """One server process that holds the sockets, one that publishes, Redis between them."""
    port = free_port()
    site = stage.site(port)
    words = (sys.executable, "-W", "ignore", "-m", "tests.benchmarks.voice")
    voice = subprocess.Popen(
        [*words, here.room.topic, str(here.head())], stdin=subprocess.PIPE, cwd=stage.here
    )
    stage.processes.append(voice)
    assert voice.stdin
    mouth = voice.stdin.fileno()

    def seat(count: int) -> Audience:
        there = here.elsewhere()
        os.write(mouth, ELSEWHERE + f"{there.room.topic} {there.head()}\n".encode())
        names = headers(stage.folder, "tokens", here.bearers()[:count])
        return Audience(stage, port, "/live/", count, *there.watching(), *names, voice=mouth)

    return Rival(OURS, [site.pid, voice.pid, redis_process(stage.redis)], seat)


@contextmanager
def seated(every: list[Rival], count: int) -> Iterator[dict[str, Audience]]:
    seats: dict[str, Audience] = {}
    try:
        for rival in every:
            seats[rival.name] = rival.seat(count)
        yield seats
    finally:
        for audience in seats.values():
            audience.leave()


def measured(every: list[Rival], seats: dict[str, Audience], count: int) -> Costs:
    """Round after round, each in its turn; the first round warms up and is not counted."""
    costs: Costs = {rival.name: [] for rival in every}
    for _ in range(ROUNDS + 1):
        for rival in every:
            costs[rival.name].append(cost(rival, seats[rival.name], MESSAGES[rival.name] // count))
    return {name: each[1:] for name, each in costs.items()}


def cost(rival: Rival, audience: Audience, messages: int) -> float:
    """One message after another, the next when all have the last: nothing can be bundled."""
    before = cpu(*rival.pids)
    heard = audience.ask(f"run {messages} 1")
    spent = cpu(*rival.pids) - before
    if heard["lost"] or heard["twice"] or heard["disorder"]:
        raise RuntimeError(f"{rival.name}: {heard}")
    return spent * 1e6 / heard["deliveries"]


def judge(table: Table, costs: Costs) -> None:
    for name, each in costs.items():
        table.line(name, each, "CPU-s / M")
    goals: list[tuple[str, Callable[[], list[float]], Goal]] = [
        (LIMIT, lambda: ratios(costs[OURS], costs[LIMIT]), Goal("≤", 2.0)),
        (SOCKETIO, lambda: ratios(costs[OURS], costs[SOCKETIO]), Goal("<", 1.0)),
        (TUTORIAL, lambda: ratios(costs[TUTORIAL], costs[OURS]), Goal("≥", 20)),
    ]
    for name, values, goal in goals:
        if name in costs:
            words = f"{name} ÷ {OURS}" if goal.sign == "≥" else f"{OURS} ÷ {name}"
            table.line(words, values(), "×", goal)
