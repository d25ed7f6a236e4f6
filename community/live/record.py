"""The only writer of events. Recording is sending: publication follows the commit by itself."""

from typing import Any

from django.db import transaction

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
    number = next_number(topic)
    event = Event.objects.create(
        topic_id=topic, number=number, kind=kind, actor=by, subject=subject, data=data or {}
    )
    transaction.on_commit(lambda: publish.event(event), robust=True)
    return event


def next_number(topic: str) -> int:
    """The row lock makes numbers gap-free and in the order of commits; a sequence would not."""
    with transaction.get_connection().cursor() as cursor:
        cursor.execute(
            "INSERT INTO live_topic AS t (name, head) VALUES (%s, 1)"
            " ON CONFLICT (name) DO UPDATE SET head = t.head + 1 RETURNING head",
            [topic],
        )
        return int(cursor.fetchone()[0])
