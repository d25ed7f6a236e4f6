"""What is to be broken: a Postgres and a Redis of our own, and servers that are started again."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from asyncio.subprocess import Process
from pathlib import Path
from typing import Any

import psycopg

from community.machine import cluster, postgres, programs, redis
from tests.faults import wire

HERE = Path(__file__).resolve().parents[2]
READY = 120
PYTHON = (sys.executable, "-W", "ignore")


class Stand:
    def __init__(self, folder: Path, servers: int, beat: float) -> None:
        self.folder, self.data = folder, folder / "data"
        self.data.mkdir(parents=True)
        self.redis_port = redis.free_port()
        self.redis: Process | None = None
        self.beat = beat
        self.servers = [Server(self, folder / f"server{number}.log") for number in range(servers)]

    async def open(self) -> None:
        await self.start_postgres()
        await self.start_redis()
        await self.manage("manage.py", "migrate", "-v0")
        await asyncio.gather(*(server.open() for server in self.servers))

    async def close(self) -> None:
        await asyncio.gather(*(server.close() for server in self.servers))
        await self.kill_redis()
        await asyncio.to_thread(cluster.stop, self.data)

    def surroundings(self) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": self.database(),
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}",
            "SECRET_KEY": "for the length of a run",
            "SOKONI_DATA": str(self.data),
            "SOKONI_HTTPS": "0",
            "SOKONI_DEMO": "0",
            "LIVE_BEAT_SECONDS": str(self.beat),
        }

    def database(self) -> str:
        return f"postgresql://sokoni@:5432/sokoni?host={self.sockets()}"

    def sockets(self) -> Path:
        return postgres.socket_folder(self.data)

    async def manage(self, *words: str) -> str:
        process = await asyncio.create_subprocess_exec(
            *(*PYTHON, *words), cwd=HERE, env=self.surroundings(), stdout=subprocess.PIPE
        )
        said, _ = await process.communicate()
        assert process.returncode == 0, f"{words} ended with {process.returncode}"
        return said.decode()

    async def cast(self, *counts: int) -> dict[str, Any]:
        play: dict[str, Any] = json.loads(
            await self.manage("-m", "tests.faults.cast", *map(str, counts))
        )
        return play

    async def start_postgres(self) -> None:
        await asyncio.to_thread(cluster.start, self.data, self.sockets())

    async def end_postgres_at_once(self) -> None:
        """As after a power cut: nobody is warned, nothing is put in order."""
        folder = programs.home(self.data) / "postgres"
        words = ("-D", str(folder), "-m", "immediate", "-w", "stop")
        await asyncio.to_thread(programs.tool, folder, "pg_ctl", *words)

    async def rows(self, question: str) -> list[tuple[Any, ...]]:
        async with await psycopg.AsyncConnection.connect(self.database()) as connection:
            return await (await connection.execute(question)).fetchall()

    async def start_redis(self) -> None:
        words = [redis.binary(), "--port", str(self.redis_port), "--dir", str(self.folder)]
        self.redis = await asyncio.create_subprocess_exec(
            *words, *redis.OPTIONS, stdout=subprocess.DEVNULL, start_new_session=True
        )
        await until(self.redis_answers, "Redis")

    async def redis_answers(self) -> bool:
        return await self.tell_redis("PING") == b"+PONG\r\n"

    async def tell_redis(self, word: str) -> bytes:
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", self.redis_port)
            writer.write(word.encode() + b"\r\n")
            answer = await reader.readline()
            writer.close()
            return answer
        return b""

    async def kill_redis(self) -> None:
        if self.redis:
            with contextlib.suppress(ProcessLookupError):
                self.redis.kill()
            await self.redis.wait()


class Server:
    """One server process; whenever it ends it is started again, as a service manager would."""

    def __init__(self, stand: Stand, log: Path) -> None:
        self.stand, self.log = stand, log
        self.port = redis.free_port()
        self.process: Process | None = None
        self.keeper: asyncio.Task[None] | None = None

    async def open(self) -> None:
        self.keeper = asyncio.create_task(self.keep())
        await until(self.answers, "a server")

    async def close(self) -> None:
        if self.keeper:
            self.keeper.cancel()
        self.send(signal.SIGKILL)
        if self.process:
            await self.process.wait()

    async def keep(self) -> None:
        words = ("manage.py", "serve", "--no-setup", "--port", str(self.port))
        while True:
            with self.log.open("ab") as log:
                self.process = await asyncio.create_subprocess_exec(
                    *(*PYTHON, *words),
                    cwd=HERE,
                    env=self.stand.surroundings(),
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            await self.process.wait()
            await asyncio.sleep(0.1)

    async def answers(self) -> bool:
        return (await wire.get(self.port, "/livez", "", 5)).status == 200

    def send(self, sign: signal.Signals) -> None:
        if self.process and self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, sign)


async def until(condition: Any, what: str, patience: float = READY) -> None:
    """Waits for what must come; how long it takes is no matter."""
    try:
        async with asyncio.timeout(patience):
            while not await condition():  # noqa: ASYNC110
                await asyncio.sleep(0.1)
    except TimeoutError:
        raise AssertionError(f"{what} did not come in {patience} s") from None
