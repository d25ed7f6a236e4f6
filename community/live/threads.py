"""The database for sockets: a few threads of their own, so that no page waits for a socket.

All of database_sync_to_async shares one thread: one slow query there stalls every socket.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import connection, connections, transaction

P = ParamSpec("P")
T = TypeVar("T")


FIRST = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = 5000"


class Threads:
    def __init__(self, count: int = 8) -> None:
        self.pool = ThreadPoolExecutor(count, "live")

    async def run(self, read: Callable[P, T], *args: P.args, **words: P.kwargs) -> T:
        """Runs a read in one of the threads; a query may take five seconds and no more.

        All of it sees one moment of the database: a right, and what was said while it stood.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.pool, lambda: bounded(read, *args, **words))


def bounded(read: Callable[P, T], *args: P.args, **words: P.kwargs) -> T:
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(FIRST)
            return read(*args, **words)
    finally:
        connections.close_all()
