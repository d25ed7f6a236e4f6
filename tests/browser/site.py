"""The site as its own process, so that a test can kill it as a power cut would."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from django.conf import settings
from django.db import connection

from community.machine import postgres, secret

HERE = Path(__file__).resolve().parents[2]
READY = 60


class Site:
    """manage.py serve over the test's own database."""

    command: tuple[str, ...] = ("serve",)

    def __init__(self, log: Path) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-W",
                    "ignore",
                    "manage.py",
                    *self.command,
                    "--port",
                    str(self.port),
                ],
                cwd=HERE,
                env={**os.environ, **self.surroundings()},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait()

    def surroundings(self) -> dict[str, str]:
        """This test's database and secret: a session made here is one there; files of its own."""
        return {
            "DJANGO_SETTINGS_MODULE": "community.settings",
            "DATABASE_URL": database(),
            "SECRET_KEY": settings.SECRET_KEY,
            "VAPID_KEY": secret.number(),
            "SOKONI_DATA": str(self.log.parent),
            "SOKONI_HTTPS": "0",
            "SOKONI_SECOND_KEY": "0",
            "SOKONI_FREEZING": "0",
            "REDIS_URL": "",
            "QUIET_HOURS": settings.QUIET_HOURS,
        }

    def wait(self) -> None:
        end = time.monotonic() + READY
        while not self.answers():
            assert self.process is not None
            assert self.process.poll() is None, f"the site ended:\n{self.log.read_text()[-2000:]}"
            assert time.monotonic() < end, (
                f"not ready in {READY} s:\n{self.log.read_text()[-2000:]}"
            )
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/livez", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def rest(self) -> None:
        """Waits until it asks nothing of the database: three looks in a row."""
        calm, end = 0, time.monotonic() + READY
        while calm < 3:
            assert time.monotonic() < end, "the site never rests"
            calm = 0 if busy() else calm + 1
            time.sleep(0.05)

    def kill(self) -> None:
        """As a power cut would: no word of goodbye to anyone."""
        self.end(signal.SIGKILL)

    def stop(self) -> None:
        self.end(signal.SIGTERM)

    def end(self, how: signal.Signals) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, how)
            self.process.wait(30)
            self.process = None


def busy() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND state <> 'idle'"
        )
        return bool(cursor.fetchone()[0])


def database() -> str:
    """The address of the database this test runs in."""
    return postgres.url().replace("/sokoni?", f"/{connection.settings_dict['NAME']}?")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port
