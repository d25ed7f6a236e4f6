"""The only writer of events. Recording is sending: publication follows the commit by itself."""

import json
from typing import Any

from django.db import transaction
from django.utils import timezone

from community.live import publish
from community.live.models import Event
from community.members.models import Member


def record(
    topic: str, kind: str, *, by: Member | None, subject: int, data: dict[str, Any] | None = None
) -> Event:
    """Takes the topic's next number, inserts the event, and sends it once the act is committed.

    Call it late in the act, inside its transaction: it holds the topic's row until the commit.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs inside the act's transaction")
    event = Event(topic_id=topic, kind=kind, actor=by, subject=subject, data=data or {})
    event.made_at = timezone.now()
    event.number = numbered(event)
    transaction.on_commit(lambda: publish.event(event), robust=True)
    return event


NUMBERED = """
WITH taken AS (
    INSERT INTO live_topic AS t (name, head) VALUES (%s, 1)
    ON CONFLICT (name) DO UPDATE SET head = t.head + 1 RETURNING name, head
)
INSERT INTO live_event (topic_id, number, kind, actor_id, subject, data, made_at)
SELECT name, head, %s, %s::bigint, %s::bigint, %s::jsonb, %s::timestamptz FROM taken
RETURNING number
"""


def numbered(event: Event) -> int:
    """Takes the number and inserts the event in one step, since every act waits for it.

    The row lock makes numbers gap-free and in the order of commits; a sequence would not.
    """
    row = (event.kind, event.actor_id, event.subject, json.dumps(event.data), event.made_at)
    with transaction.get_connection().cursor() as cursor:
        cursor.execute(NUMBERED, [event.topic_id, *row])
        return int(cursor.fetchone()[0])
