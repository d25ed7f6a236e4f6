"""The site's secret key: the operator's, or one made on this machine and kept beside its data."""

import os
import secrets
from pathlib import Path

from community.machine.trouble import Trouble


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


def kept(file: Path) -> str:
    try:
        return file.read_text().strip()
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        return made(file)


def made(file: Path) -> str:
    """Whole or not at all, and the first one made wins: two processes may start at once."""
    draft = file.with_name(f"secret.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as page:
        page.write(secrets.token_urlsafe(48))
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return file.read_text().strip()
