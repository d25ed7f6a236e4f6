"""Programs run apart from the tests' own process, with a data folder of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from community.machine import cluster, postgres, programs, unprivileged

HERE = Path(__file__).resolve().parents[2]
OURS = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "SOKONI_DEMO", "SOKONI_DEBUG", "SOKONI_HTTPS"}
# A shell's background job ignores Ctrl-C, and so would what it starts: heard again here.
HOLD = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from community.machine import postgres
from community.machine.trouble import one_line
with one_line(), postgres.running():
    print("up", flush=True)
    sys.stdin.read()
"""
SAY = HOLD.replace("    sys.stdin.read()\n", "")


def environment(data: Path, **more: str) -> dict[str, str]:
    """Ours, without what would point at another database or settings."""
    kept = {word: value for word, value in os.environ.items() if word not in OURS}
    return {
        **kept,
        "SOKONI_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "community.settings",
        **more,
    }


def python(data: Path, *words: str, prefix: tuple[str, ...] = (), **more: str) -> "Ended":
    """Runs Python to its end."""
    return subprocess.run(
        [*prefix, sys.executable, *words],
        cwd=HERE,
        env=environment(data, **more),
        capture_output=True,
        text=True,
        timeout=120,
    )


def manage(data: Path, *words: str, **more: str) -> "Ended":
    return python(data, "-W", "ignore", "manage.py", *words, **more)


Ended = subprocess.CompletedProcess[str]


@contextmanager
def holding(data: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that uses the embedded Postgres until its standard input is closed."""
    words = [sys.executable, "-c", HOLD]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(words, cwd=HERE, env=environment(data), text=True, **pipes) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "up\n"
            yield process
        finally:
            if process.stdin and not process.stdin.closed:
                process.stdin.close()
            process.wait(30)


def ordinary(folder: Path) -> tuple[str, ...]:
    """Before a command: as a user who is not root. Python itself may lie where only root may go."""
    if os.geteuid() != 0:
        return ()
    uid, gid = map(str, programs.nobody())
    return (sys.executable, "-I", "-S", unprivileged.__file__, uid, gid, str(folder))


def ask(data: Path, question: str) -> str:
    address = f"host={sockets(data)} port=5432 user=sokoni dbname=sokoni"
    with psycopg.connect(address, autocommit=True) as connection:
        answer = connection.execute(question)
        return str(answer.fetchone()[0]) if answer.description else ""  # type: ignore[index]


def is_up(data: Path) -> bool:
    return cluster.is_up(data / "postgres", sockets(data))


def sockets(data: Path) -> Path:
    return postgres.socket_folder(data)


def number(data: Path) -> int:
    return int((data / "postgres" / "postmaster.pid").read_text().split()[0])
