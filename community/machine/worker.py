"""The worker of jobs and periodic work: a process of its own, or a thread beside the only one."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from copy import copy

from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.periodic import PeriodicRegistry


def run() -> None:
    """Works until SIGTERM or Ctrl-C; a job under way is finished first."""
    asyncio.run(work(own_app(), signals=True))


@contextlib.contextmanager
def beside() -> Iterator[None]:
    """Works on a thread for as long as the block; what it leaves undone waits in the database."""
    loop = asyncio.new_event_loop()
    worker = loop.create_task(work(own_app(), signals=False))
    thread = threading.Thread(target=finish, args=(loop, worker), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(worker.cancel)
        thread.join(timeout=10)


def own_app() -> App:
    """The same tasks over a connection of the worker's own: pages defer through Django's.

    The clock too: its tasks know the app they defer through, and Django's connection, held open
    by a thread that no request ever tidies, would not survive a restart of the database.
    """
    own: App = app.with_connector(app.connector.get_worker_connector())
    own.periodic_registry = PeriodicRegistry()  # type: ignore[no-untyped-call]
    for (_name, kind), job in app.periodic_registry.periodic_tasks.items():
        task = copy(job.task)
        task.blueprint = own
        own.periodic_registry.register_task(task, job.cron, kind, job.configure_kwargs)
    return own


async def work(tasks: App, signals: bool) -> None:
    async with tasks.open_async():
        await tasks.run_worker_async(install_signal_handlers=signals, shutdown_graceful_timeout=8)


def finish(loop: asyncio.AbstractEventLoop, worker: "asyncio.Task[None]") -> None:
    with contextlib.suppress(asyncio.CancelledError):
        loop.run_until_complete(worker)
    loop.close()
