"""The worker of jobs and periodic work: a process of its own, or a thread beside the only one."""

import asyncio
import contextlib
import logging
import signal
import threading
from collections.abc import Iterator
from copy import copy

from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.periodic import PeriodicRegistry

log = logging.getLogger(__name__)
REST, ROUND = 1.0, 30.0


def run() -> None:
    """Works until SIGTERM or Ctrl-C; a job under way is finished first."""
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(until_told())


@contextlib.contextmanager
def beside() -> Iterator[None]:
    """Works on a thread for as long as the block; what it leaves undone waits in the database."""
    loop = asyncio.new_event_loop()
    worker = loop.create_task(work())
    thread = threading.Thread(target=finish, args=(loop, worker), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(worker.cancel)
        thread.join(timeout=10)


async def until_told() -> None:
    worker = asyncio.create_task(work())
    for word in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(word, worker.cancel)
    await worker


async def work() -> None:
    """Ends only by being cancelled. A worker that lost its database stops; then another begins."""
    while True:
        try:
            await work_once(own_app())
        except Exception as trouble:
            log.warning("worker: begins anew: %s", trouble)
        await asyncio.sleep(REST)


async def work_once(tasks: App) -> None:
    async with tasks.open_async():
        rounds = asyncio.create_task(every_round(tasks))
        try:
            await tasks.run_worker_async(install_signal_handlers=False, shutdown_graceful_timeout=8)
        finally:
            rounds.cancel()


async def every_round(tasks: App) -> None:
    while True:
        try:
            await take_over(tasks)
        except Exception as trouble:
            log.warning("worker: jobs left lying cannot be read: %s", trouble)
        await asyncio.sleep(ROUND)


async def take_over(tasks: App) -> None:
    """Jobs in the hands of a worker that is dead, or that lost the database over them, are done
    again: each finds out for itself what of it was done."""
    for job in await tasks.job_manager.get_stalled_jobs():
        await tasks.job_manager.retry_job(job)


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


def finish(loop: asyncio.AbstractEventLoop, worker: "asyncio.Task[None]") -> None:
    with contextlib.suppress(asyncio.CancelledError):
        loop.run_until_complete(worker)
    loop.close()
