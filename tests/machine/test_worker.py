"""The worker outlives its database, and what a dead worker left lying is done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from community.machine import cluster, programs
from tests.machine import apart

PATIENCE = 120
TEXT = """
INSERT INTO sms_text (made_at, due_until, code, "to", body, reference)
VALUES (now(), now() + interval '1 hour', false, '+254700000000', 'Habari', '') RETURNING id
"""
JOB = """
INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)
VALUES ('default', 'sms.deliver', jsonb_build_object('text', {}), '{}')
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site of its own, whose Postgres a test may restart."""
    folder = tmp_path_factory.mktemp("site")
    cluster.start(folder, apart.sockets(folder))
    done = apart.manage(folder, "migrate", "-v0", **surroundings(folder))
    assert done.returncode == 0, done.stderr
    yield folder
    cluster.stop(folder)


@pytest.fixture
def worker(data: Path, tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "manage.py", "worker"],
            cwd=apart.HERE,
            env=apart.environment(data, **surroundings(data)),
            stdout=log,
            stderr=log,
        )
    yield process
    process.kill()
    process.wait()


def surroundings(data: Path) -> dict[str, str]:
    address = f"postgresql://sokoni@:5432/sokoni?host={apart.sockets(data)}"
    return {"DATABASE_URL": address, "SECRET_KEY": "of a test", "SOKONI_DEMO": "1"}


def owe(data: Path, status: str = "todo") -> str:
    """A text and the job to hand it over; `doing`: a worker that is gone had it in hand."""
    text = apart.ask(data, TEXT)
    apart.ask(data, JOB.format(text, status))
    return text


def sent(data: Path, text: str) -> bool:
    return apart.ask(data, f"SELECT sent_at IS NOT NULL FROM sms_text WHERE id = {text}") == "True"


def comes(data: Path, text: str) -> None:
    end = time.monotonic() + PATIENCE
    while not sent(data, text):
        assert time.monotonic() < end, "it was never sent"
        time.sleep(0.1)


def restart_at_once(data: Path) -> None:
    folder = programs.home(data) / "postgres"
    programs.tool(folder, "pg_ctl", "-D", str(folder), "-m", "immediate", "-w", "stop")
    cluster.start(data, apart.sockets(data))


def test_jobs_are_done_again_after_the_database_was_gone(
    data: Path, worker: "subprocess.Popen[bytes]"
) -> None:
    comes(data, owe(data))
    restart_at_once(data)
    comes(data, owe(data))
    assert worker.poll() is None


def test_what_a_dead_worker_had_in_hand_is_taken_over(
    data: Path, worker: "subprocess.Popen[bytes]"
) -> None:
    comes(data, owe(data, status="doing"))


@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_it_is_told(
    data: Path, worker: "subprocess.Popen[bytes]", word: signal.Signals
) -> None:
    comes(data, owe(data))
    os.kill(worker.pid, word)
    assert worker.wait(PATIENCE) == 0
