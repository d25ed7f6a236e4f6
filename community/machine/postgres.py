"""The embedded PostgreSQL: for a machine that has none, started and stopped with the site."""

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from django.db import OperationalError

from community.machine import cluster
from community.machine.trouble import Trouble, ending_kindly


def data_folder() -> Path:
    """Where the site keeps what it makes: SOKONI_DATA, or .sokoni beside manage.py."""
    here = Path(__file__).resolve().parents[2]
    return Path(os.environ.get("SOKONI_DATA") or here / ".sokoni").absolute()


def socket_folder(data: Path) -> Path:
    """A short path, since a Unix socket's name may hold only 107 bytes."""
    name = hashlib.sha256(str(data).encode()).hexdigest()[:12]
    return Path("/tmp") / f"sokoni-{name}"  # noqa: S108


def url() -> str:
    """DATABASE_URL, or the embedded server's own address; asking starts nothing."""
    own = f"postgresql://sokoni@:5432/sokoni?host={socket_folder(data_folder())}"
    return os.environ.get("DATABASE_URL") or own


@contextlib.contextmanager
def running() -> Iterator[None]:
    """Keeps the embedded server up inside the block; the last process to leave stops it.

    Raises Trouble, in one line, when it will not start. With DATABASE_URL it does nothing.
    """
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with ending_kindly(), opened("postgres.users") as users:
        with alone():
            fcntl.flock(users, fcntl.LOCK_SH)
            cluster.start(data_folder(), socket_folder(data_folder()))
        try:
            yield
        except OperationalError:
            if full := cluster.full(data_folder()):
                raise Trouble(full) from None
            raise
        finally:
            with alone():
                if is_last(users):
                    cluster.stop(data_folder())


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Only one process at a time starts or stops the server; the kernel frees a dead one's lock."""
    with opened("postgres.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_last(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextlib.contextmanager
def opened(name: str) -> Iterator[int]:
    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise Trouble(
            f"{folder} cannot be used ({error.strerror}); run as its owner or set SOKONI_DATA."
        ) from None
    try:
        yield lock
    finally:
        os.close(lock)
