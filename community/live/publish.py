"""The only caller of the channel layer: a hint to every process that something happened.

Nothing sent here is ever the truth: what is lost on the way is found again by its number.
"""

import asyncio
import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.conf import settings
from django.utils import timezone, translation

from community.live.frames import dumps
from community.live.models import Event
from community.live.streams import split, streams

log = logging.getLogger(__name__)
PATIENCE = 2.0


def event(event: Event) -> None:
    """Draws a committed event once, for all its readers, and sends it to every process.

    Never raises: the act is done, and whoever misses the event finds it by its number.
    """
    try:
        payload = dumps(frame(event, drawn([event])[0]))
    except Exception:
        log.exception("live: %s cannot be drawn", event)
        return
    tell(event.topic_id, {"type": "event", "n": event.number, "frame": payload})


def drawn(events: list[Event]) -> list[str]:
    """One HTML for each of these events of one topic, the same for every reader."""
    if not events:
        return []
    word, _ = split(events[0].topic_id)
    with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
        return streams()[word].draw(events)


def frame(event: Event, html: str) -> dict[str, Any]:
    return {
        "topic": event.topic_id,
        "n": event.number,
        "kind": event.kind,
        "by": event.actor_id,
        "html": html,
    }


def tell(topic: str, message: dict[str, Any]) -> None:
    """Without raising: nothing sent here is ever the truth."""
    try:
        async_to_sync(send)(topic, message)
    except Exception as trouble:
        log.warning("live: not told to %s: %s", topic, trouble)


async def send(topic: str, message: dict[str, Any]) -> None:
    """Waits for a sick Redis no longer than PATIENCE: the act is committed, its maker waits."""
    layer = get_channel_layer()
    await asyncio.wait_for(layer.group_send(topic, {**message, "topic": topic}), PATIENCE)
