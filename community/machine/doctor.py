"""Looks over everything the site runs on: each part is well, or a line says what to do about it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from community.machine import checks, chromium, readiness, redis
from community.machine.setting_up import fingerprint
from community.machine.trouble import Trouble

ROOM = 1 << 30
OLDEST_POSTGRES = 15
DRIFT = 5


class Finding(NamedTuple):
    part: str
    well: bool
    said: str


def look(developer: bool) -> Iterator[Finding]:
    """What a member's day depends on; for a developer also what the tests need."""
    yield part("database", database, "is it running, and does DATABASE_URL point at it?")
    yield part("migrations", readiness.migrations, "run manage.py setup")
    yield part("live layer", readiness.layer_round_trip, "is Redis running, as REDIS_URL says?")
    yield part("static files", static_files, "run manage.py setup")
    yield part("disk", disk, "make room")
    yield part("clock", clock, "set the machine's clock (timedatectl set-ntp true)")
    yield part("settings", chosen, "see docs/operator.md")
    if developer:
        yield part("Chromium", found(chromium.binary), "")
        yield part("Redis for tests", found(redis.binary), "")


def part(name: str, check: Callable[[], str], remedy: str) -> Finding:
    """A check answers FINE, or "FINE: …" with a detail; anything else, or an error, is an ill."""
    try:
        said = check()
    except Exception as error:
        said = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    well = said.startswith(readiness.FINE)
    return Finding(name, well, said if well or not remedy else f"{said}; {remedy}")


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        version = int(cursor.fetchone()[0]) // 10000
    if version < OLDEST_POSTGRES:
        return f"PostgreSQL {version} is too old, {OLDEST_POSTGRES} is the oldest"
    return f"{readiness.FINE}: PostgreSQL {version}"


def static_files() -> str:
    seen = Path(settings.STATIC_ROOT) / ".sources"
    same = seen.exists() and seen.read_text() == fingerprint()
    return readiness.FINE if same else "not those of this code"


def disk() -> str:
    free = shutil.disk_usage(settings.DATA).free
    room = f"{free >> 20} MB free at {settings.DATA}"
    return f"{readiness.FINE}: {room}" if free > ROOM else room


def clock() -> str:
    """Against the database's: on one machine they agree, on two they show which one drifts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = abs((cursor.fetchone()[0] - datetime.now(UTC)).total_seconds())
    return readiness.FINE if apart < DRIFT else f"{apart:.0f} s apart from the database's"


def chosen() -> str:
    if settings.DEMO or settings.DEBUG:
        return f"{readiness.FINE}: demo or debug, not for strangers"
    if settings.OWN_DATABASE and settings.REDIS_URL:
        return "several processes (REDIS_URL) need a database of their own (DATABASE_URL)"
    if checks.only_prints_texts():
        return checks.PRINTED
    return readiness.FINE


def found(binary: Callable[[], str]) -> Callable[[], str]:
    def check() -> str:
        try:
            return f"{readiness.FINE}: {binary()}"
        except Trouble as trouble:
            return str(trouble)

    return check
