"""The site's secret key: the operator's, or one made on this machine and kept beside its data."""

import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path

from community.machine.trouble import Trouble

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def key(data: Path, may_be_made: bool) -> str:
    """SECRET_KEY, else the kept one. Raises Trouble where an operator must choose it himself:

    a site with a database of its own may run on several machines, which must share the key.
    """
    chosen = os.environ.get("SECRET_KEY")
    if chosen:
        return chosen
    if not may_be_made:
        raise Trouble("SECRET_KEY is not set; make one with: openssl rand -base64 48")
    return kept(data / "secret")


def push_key(data: Path, may_be_made: bool) -> str:
    """VAPID_KEY, else the kept one: what browsers know this site by. Without it, none is asked."""
    chosen = os.environ.get("VAPID_KEY", "")
    if chosen or not may_be_made:
        return chosen
    return kept(data / "vapid", number)


def number() -> str:
    """A private key of P-256, which is any number below the order of that curve."""
    drawn = 1 + secrets.randbelow(ORDER - 1)
    return urlsafe_b64encode(drawn.to_bytes(32, "big")).rstrip(b"=").decode()


def words() -> str:
    return secrets.token_urlsafe(48)


def kept(file: Path, make: Callable[[], str] = words) -> str:
    try:
        return file.read_text().strip()
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        return made(file, make)


def made(file: Path, make: Callable[[], str] = words) -> str:
    """Whole or not at all, and the first one made wins: two processes may start at once."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as page:
        page.write(make())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return file.read_text().strip()
