"""What the benchmarks stand on: a folder, Postgres, Redis, servers, and what these cost."""

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent
PATIENCE = 90
PAGE = os.sysconf("SC_PAGESIZE")


class Stage:
    """One folder, one Postgres, one Redis; servers come and go."""

    here = HERE

    def __init__(self, folder: Path, redis: str) -> None:
        self.folder, self.redis = folder, redis
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, *words: str, ready: int = 0, **more: str) -> "subprocess.Popen[bytes]":
        """A program of ours, left running; `ready` is the port it answers on."""
        log = (self.folder / "log").open("ab")
        process = subprocess.Popen(
            words, cwd=HERE, env={**os.environ, **more}, stdout=log, stderr=log
        )
        self.processes.append(process)
        if ready:
            self.wait(process, ready)
        return process

    def site(self, port: int, **more: str) -> "subprocess.Popen[bytes]":
        """The site as an operator runs it: one server process of several."""
        words = ("manage.py", "serve", "--no-setup", "--port", str(port))
        return self.start(sys.executable, "-W", "ignore", *words, ready=port, **more)

    def wait(self, process: "subprocess.Popen[bytes]", port: int) -> None:
        end = time.monotonic() + PATIENCE
        while not answers(port):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"nothing on port {port}:\n{self.said()}")
            time.sleep(0.1)

    def said(self) -> str:
        return (self.folder / "log").read_text(errors="replace")[-3000:]

    def stop(self, process: "subprocess.Popen[bytes]", how: int = signal.SIGKILL) -> None:
        process.send_signal(how)
        process.wait(60)
        self.processes.remove(process)

    def close(self) -> None:
        for process in [*self.processes]:
            self.stop(process)


@contextlib.contextmanager
def standing() -> Iterator[Stage]:
    """All of it, gone without a trace afterwards. Django is set up inside and looks at it."""
    raise_limits()
    folder = Path(tempfile.mkdtemp(prefix="sokoni-bench-"))
    folder.chmod(0o711)  # the embedded Postgres runs as another user where we are root
    try:
        with surroundings(folder) as stage:
            yield stage
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def surroundings(folder: Path) -> Iterator[Stage]:
    from community.machine import postgres, redis

    os.environ.pop("DATABASE_URL", None)
    os.environ |= {"SOKONI_DATA": str(folder), "SOKONI_DEMO": "1", "SOKONI_HTTPS": "0"}
    os.environ |= {"DJANGO_SETTINGS_MODULE": "community.settings", "STATEMENT_TIMEOUT": "0"}
    with postgres.running(), redis.running() as address, postgres_elsewhere(postgres.url()):
        os.environ["REDIS_URL"] = address
        set_up()
        stage = Stage(folder, address)
        try:
            yield stage
        finally:
            stage.close()


@contextlib.contextmanager
def postgres_elsewhere(address: str) -> Iterator[None]:
    """The servers take the database as a given one: none of them may stop it."""
    os.environ["DATABASE_URL"] = address
    try:
        yield
    finally:
        del os.environ["DATABASE_URL"]


def set_up() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    with (Path(os.environ["SOKONI_DATA"]) / "log").open("w") as log, redirect_stdout(log):
        call_command("setup", stdout=log)


def raise_limits() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def open_files() -> int:
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/livez", timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def cpu(*pids: int) -> float:
    """Seconds of processor time these processes have had, to the nanosecond."""
    return sum(time.clock_gettime((~pid << 3) | 2) for pid in pids)


@contextlib.contextmanager
def spent(pids: Callable[[], list[int]]) -> Iterator[list[float]]:
    """Processor seconds of all these inside the block; they may come and go meanwhile."""
    before, found = {pid: cpu(pid) for pid in pids()}, [0.0]
    yield found
    found[0] = sum(cpu(pid) - before.get(pid, 0.0) for pid in pids())


def memory(pid: int) -> float:
    """Resident kilobytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1024


def redis_process(address: str) -> int:
    """The Redis that was started for us, by its own word."""
    import redis

    return int(redis.Redis.from_url(address).info("server")["process_id"])


def postgres_processes(folder: Path) -> list[int]:
    """The server and all who work for it now."""
    head = int((folder / "postgres" / "postmaster.pid").read_text().split()[0])
    return [head, *children(head)]


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def free_port() -> int:
    from community.machine.redis import free_port as free

    return free()
