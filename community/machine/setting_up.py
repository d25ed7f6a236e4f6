"""What a site needs before it serves: tables, words, static files. A second time is quick."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import psycopg
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from community.machine.trouble import Trouble

Say = Callable[[str], None]


def set_up(say: Say) -> None:
    """Brings database, translations and static files up to this version of the code."""
    reach_database()
    migrate(say)
    words(say)
    static_files(say)


def reach_database() -> None:
    """Without the pool, which would try for long and keep the reason to itself."""
    try:
        psycopg.connect(**connection.get_connection_params(), connect_timeout=5).close()
    except psycopg.OperationalError as error:
        raise Trouble(f"the database does not answer: {str(error).splitlines()[0]}") from None


def migrate(say: Say) -> None:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        say(f"tables ({len(waiting)} migrations)")
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
        call_command("migrate", verbosity=0)


def words(say: Say) -> None:
    sources = [po for folder in settings.LOCALE_PATHS for po in Path(folder).rglob("*.po")]
    if any(is_older(po.with_suffix(".mo"), po) for po in sources):
        say("translations")
        call_command("messages", compile=True, verbosity=0)


def is_older(made: Path, source: Path) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


def static_files(say: Say) -> None:
    """Hashed and compressed once; again only when a source file is another one."""
    seen, now = Path(settings.STATIC_ROOT) / ".sources", fingerprint()
    if seen.exists() and seen.read_text() == now:
        return
    say("static files")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    seen.write_text(now)


def fingerprint() -> str:
    sources = sorted(
        f"{name} {storage.size(name)} {storage.get_modified_time(name).timestamp()}"
        for finder in get_finders()
        for name, storage in finder.list([])
    )
    return hashlib.sha256("\n".join(sources).encode()).hexdigest()
