"""One embedded PostgreSQL cluster on disk: made, started and stopped with the wheel's binaries."""

import contextlib
import os
import pwd
import shutil
import time
from pathlib import Path

from community.machine.programs import Unreachable, give_away, home, take_refuge, tool
from community.machine.trouble import Trouble

TRIES = 5
KIND = (
    *("-U", "sokoni", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
)
ROOM = 96 * 1024 * 1024
OPTIONS = "-c listen_addresses= -c max_connections=200 -c unix_socket_permissions=0700"


def start(data: Path, sockets: Path) -> None:
    """The server is up and holds the database `sokoni`, or Trouble says why not."""
    folder = home(data) / "postgres"
    if is_up(folder, sockets):
        return
    if not folder.exists():
        folder = made(data)
    own(sockets, folder)
    forget_dead_server(folder)
    serve(folder, sockets)
    done = tool(folder, "createdb", "-h", str(sockets), "-U", "sokoni", "sokoni")
    if done.returncode and "already exists" not in done.stderr:
        raise Trouble(f"Postgres started but made no database: {last_line(done.stderr)}")


def stop(data: Path) -> None:
    folder = home(data) / "postgres"
    if (folder / "postmaster.pid").exists():
        tool(folder, "pg_ctl", "-D", str(folder), "-m", "fast", "-w", "-t", "60", "stop")


def is_up(folder: Path, sockets: Path) -> bool:
    if not (folder / "postmaster.pid").exists():
        return False
    return tool(folder, "pg_isready", "-q", "-h", str(sockets), "-U", "sokoni").returncode == 0


def made(data: Path) -> Path:
    try:
        return make(home(data))
    except Unreachable:
        return make(take_refuge(data))


def make(data: Path) -> Path:
    """A new cluster, under its own name only when it is whole: initdb may be killed halfway."""
    half = data / "postgres.half"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    try:
        give_away(half)
        done = tool(half, "initdb", "-D", str(half), *KIND)
        if done.returncode:
            raise Trouble(full(data) or nameless() or f"initdb failed: {last_line(done.stderr)}")
        return half.rename(data / "postgres")
    finally:
        shutil.rmtree(half, ignore_errors=True)


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


def full(folder: Path) -> str:
    free = shutil.disk_usage(folder).free
    if free > ROOM:
        return ""
    return (
        f"the disk that holds {folder} is full ({free >> 20} MB free); make room and start again."
    )


def nameless() -> str:
    """initdb insists on a name for its user, which a container's --user may not have."""
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        return f"user {os.geteuid()} has no name in /etc/passwd; give it one, or set DATABASE_URL."
    return ""


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
