"""Whether this process could do a member's work now: each part says "fine" or what is wrong."""

import asyncio
import contextlib
import secrets
from collections.abc import Callable
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

FINE = "fine"
PATIENCE = 3


def parts() -> dict[str, str]:
    reached = said(database)
    return {
        "database": reached,
        "migrations": said(migrations) if reached == FINE else "unknown",
        "layer": said(layer_round_trip),
    }


def said(check: Callable[[], str]) -> str:
    """Never the exception's own words: they may hold an address, and strangers read this page."""
    try:
        return check()
    except Exception as error:
        return f"out of order ({type(error).__name__})"


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return FINE


def migrations() -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} not applied" if waiting else FINE


def layer_round_trip() -> str:
    """A word sent through the channel layer comes back."""
    return async_to_sync(send_and_hear)()


async def send_and_hear() -> str:
    through, word = get_channel_layer(), secrets.token_hex(8)
    channel = await through.new_channel()
    async with asyncio.timeout(PATIENCE):
        await through.send(channel, {"type": "ready", "word": word})
        heard = await through.receive(channel)
    await forget(through, channel)
    return FINE if heard["word"] == word else "another word came back"


async def forget(through: Any, channel: str) -> None:
    """A layer lets go of a channel only when somebody stops waiting on it."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(0.01):
            await through.receive(channel)
