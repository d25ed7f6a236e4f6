"""The only caller of the channel layer: a hint to every process that something happened.

Nothing sent here is ever the truth: what is lost on the way is found again by its number.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.conf import settings
from django.utils import timezone, translation

from community.live.frames import dumps
from community.live.models import Event
from community.live.streams import split, streams
from community.machine import pages

log = logging.getLogger(__name__)
PATIENCE, REST = 2.0, 2.5


def events(events: Sequence[Event]) -> None:
    """Draws committed events of one act once, for all readers, and sends them to every process.

    Never raises: the act is done, and whoever misses an event finds it by its number.
    """
    try:
        frames = map(frame, events, drawn(events))
        news = [
            {"type": "event", "n": event.number, "ends": event.ends, "frame": dumps(one)}
            for event, one in zip(events, frames, strict=True)
        ]
    except Exception:
        log.exception("live: %s cannot be drawn", events[0])
        return
    tell([(event.topic_id, message) for event, message in zip(events, news, strict=True)])


def drawn(events: Sequence[Event]) -> list[str]:
    """One HTML for each of these events, the same for every reader; what stands together of one
    sort of topic is drawn at once."""
    with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
        sorts = groupby(events, lambda event: split(event.topic_id)[0])
        return [html for word, same in sorts for html in streams()[word].draw([*same])]


def frame(event: Event, html: str) -> dict[str, Any]:
    return {
        "topic": event.topic_id,
        "n": event.number,
        "kind": event.kind,
        "by": event.actor_id,
        "html": html,
    }


def tell(news: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Without raising: nothing sent here is ever the truth. Within a server nobody waits for it."""
    loop = pages.serving.get(None)
    if loop and loop.is_running():
        asyncio.run_coroutine_threadsafe(send_all(news), loop)
        return
    try:
        async_to_sync(send_all)(news)
    except RuntimeError as trouble:  # a thread with a loop of its own cannot wait for another
        log.warning("live: not told to %s: %s", topics(news), trouble)


def topics(news: Sequence[tuple[str, dict[str, Any]]]) -> str:
    first, others = news[0][0], len(news) - 1
    return f"{first} and {others} more" if others else first


async def send_all(news: Sequence[tuple[str, dict[str, Any]]]) -> None:
    try:
        for topic, message in news:
            await send(topic, message)
    except Exception as trouble:
        log.warning("live: not told to %s: %s", topics(news), trouble)


async def send(topic: str, message: dict[str, Any]) -> None:
    """Waits for a sick Redis no longer than PATIENCE: without a server the act's maker waits.

    Whoever comes within the next REST does not wait at all: the beats repair what they miss.
    """
    layer = get_channel_layer()
    if resting().get(layer, 0.0) > time.monotonic():
        raise TimeoutError("the channel layer rests")
    try:
        async with asyncio.timeout(PATIENCE):
            await layer.group_send(topic, {**message, "topic": topic})
    except TimeoutError:
        resting()[layer] = time.monotonic() + REST
        raise TimeoutError("no answer in time") from None


@cache
def resting() -> WeakKeyDictionary[Any, float]:
    """Until when each layer of this process that did not answer is left alone."""
    return WeakKeyDictionary()
