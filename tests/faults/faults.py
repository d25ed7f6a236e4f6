"""What can go wrong, each as one act upon a run: it breaks something, and puts it right again."""

import asyncio
import random
import signal
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from tests.faults.log import Answered, Log
from tests.faults.stand import until

Act: TypeAlias = Callable[[Any], Awaitable[None]]


async def kill_a_server(run: Any) -> None:
    await end(run, signal.SIGKILL, "kill a server")


async def end_a_server(run: Any) -> None:
    await end(run, signal.SIGTERM, "end a server")


async def end(run: Any, sign: signal.Signals, kind: str) -> None:
    """Two servers are never both gone for long: the next fault waits until one answers again."""
    number = run.dice.randrange(len(run.stand.servers))
    for reader in run.readers:
        if reader.on(number):
            reader.struck(kind)
    run.stand.servers[number].send(sign)
    await until(run.anyone_answers, "a server")


async def stop_a_server(run: Any) -> None:
    """It stands still, with all it holds, and goes on later as if nothing had been."""
    server = run.dice.choice(run.stand.servers)
    server.send(signal.SIGSTOP)
    await asyncio.sleep(run.dice.uniform(0.5, run.plan.still))
    server.send(signal.SIGCONT)


async def kill_redis(run: Any) -> None:
    await run.stand.kill_redis()
    await asyncio.sleep(run.dice.uniform(0, 1))
    await bring_redis_back(run)


async def take_redis_away(run: Any) -> None:
    """Posting goes on without it: it stays away until so many words more have been taken."""
    await run.stand.kill_redis()
    before = taken(run.log)
    await asyncio.sleep(run.dice.choice(run.plan.away))

    async def gone_on() -> bool:
        return taken(run.log) >= before + run.plan.words

    await until(gone_on, "an answer without Redis")
    await bring_redis_back(run)


async def bring_redis_back(run: Any) -> None:
    await run.stand.start_redis()
    for reader in run.readers:
        reader.deaf(time.monotonic())


async def flush_redis(run: Any) -> None:
    await run.stand.tell_redis("FLUSHALL")


async def restart_postgres(run: Any) -> None:
    await run.stand.end_postgres_at_once()
    await run.stand.start_postgres()


async def cut_connections(run: Any) -> None:
    for link in run.links:
        link.cut_some()


async def freeze_connections(run: Any) -> None:
    run.dice.choice(run.links).freeze_some()


async def slow_the_link(run: Any) -> None:
    link = run.dice.choice(run.links)
    link.slow = True
    await asyncio.sleep(run.dice.uniform(1, run.plan.slow))
    link.slow = False


async def someone_leaves(run: Any) -> None:
    await outside(run, "leave")


async def someone_is_removed(run: Any) -> None:
    await outside(run, "be_removed")


async def outside(run: Any, how: str) -> None:
    """Out, with the talk going on and Redis by chance dying at that moment; then in again."""
    wanderer = run.dice.choice(run.wanderers)
    if run.dice.random() < run.plan.together:
        await run.stand.kill_redis()
    await getattr(wanderer, how)()
    await talk_on(run)
    await wanderer.come_back()


async def someone_signs_out(run: Any) -> None:
    """On a phone that has just come in, and goes on asking."""
    page = run.borrowed()
    living = run.start(page.live())

    async def watching() -> bool:
        return bool(page.lines)

    await until(watching, "a page")
    if run.dice.random() < run.plan.together:
        await run.stand.kill_redis()
    await run.wanderers[0].sign_out(page)
    await talk_on(run)
    living.cancel()


async def talk_on(run: Any) -> None:
    if run.stand.redis.returncode is not None:
        await bring_redis_back(run)
    before = taken(run.log)

    async def talked() -> bool:
        return taken(run.log) >= before + run.plan.words

    await until(talked, "an answer")


FAULTS: tuple[Act, ...] = (
    *(kill_a_server, end_a_server, stop_a_server, kill_redis, take_redis_away, flush_redis),
    *(restart_postgres, cut_connections, freeze_connections, slow_the_link),
    *(someone_leaves, someone_is_removed, someone_signs_out),
)


def name(act: Act) -> str:
    return act.__name__.replace("_", " ")  # type: ignore[attr-defined]


def deck(count: int, dice: random.Random) -> list[Act]:
    """So many faults, each kind as often as the others, shuffled."""
    acts: list[Act] = []
    while len(acts) < count:
        acts += dice.sample(FAULTS, len(FAULTS))
    return acts[:count]


def taken(log: Log) -> int:
    return sum(1 for one in log.all(Answered) if one.key and 200 <= one.status < 300)
