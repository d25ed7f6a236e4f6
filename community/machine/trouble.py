"""What keeps the site from running, said in one line that an operator can act on."""

import contextlib
import errno
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from django.db import OperationalError

EXPECTED = {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EADDRINUSE}


class Trouble(Exception):
    """One line: what does not work, and what to do about it."""


@contextlib.contextmanager
def one_line() -> Iterator[None]:
    """A trouble inside the block becomes its line on stderr and exit code 1; Ctrl-C is quiet."""
    try:
        yield
    except Trouble as trouble:
        sys.exit(f"Sokoni: {trouble}")
    except OperationalError as error:
        sys.exit(
            f"Sokoni: the database failed: {(str(error).splitlines() or ['no reason given'])[0]}"
        )
    except OSError as error:
        if error.errno not in EXPECTED:
            raise
        sys.exit(f"Sokoni: {error.strerror}: {error.filename or ''}".rstrip(": "))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


@contextlib.contextmanager
def ending_kindly() -> Iterator[None]:
    """SIGTERM and a closed terminal end the block as an exit does, so that servers are stopped."""
    caught = [sign for sign in (signal.SIGTERM, signal.SIGHUP) if is_default(sign)]
    for sign in caught:
        signal.signal(sign, leave)
    try:
        yield
    finally:
        for sign in caught:
            signal.signal(sign, signal.SIG_DFL)


def is_default(sign: signal.Signals) -> bool:
    return signal.getsignal(sign) is signal.SIG_DFL


def leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
