"""The only writer of events. Recording is sending: publication follows the commit by itself."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from community.live import publish
from community.live.models import Event
from community.members.models import Member


def record(
    topic: str,
    kind: str,
    *,
    by: Member | None,
    subject: int,
    data: dict[str, Any] | None = None,
    thing: Any = None,
) -> Event:
    """Takes the topic's next number, inserts the event, and sends it once the act is committed.

    Call it late in the act, inside its transaction: it holds the topic's row until the commit.
    An act that has just made the subject may hand it on as `thing`, with all that is drawn of it.
    """
    event = record_each({topic: subject}, kind, by=by, data=data)[0]
    event.thing = thing
    return event


def record_each(
    subjects: Mapping[str, int],
    kind: str,
    *,
    by: Member | None,
    data: dict[str, Any] | None = None,
) -> list[Event]:
    """The same news on many topics, each with its own subject: one statement, one publication."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs inside the act's transaction")
    shared = {"kind": kind, "actor": by, "data": data or {}, "made_at": timezone.now()}
    events = [
        Event(topic_id=topic, subject=subject, **shared)
        for topic, subject in sorted(subjects.items())
    ]
    if events:
        number(events)
        transaction.on_commit(lambda: publish.events(events), robust=True)
    return events


# The ends of rights are numbered too: see cut.py
RIGHTS = "rights"
NUMBERED = """
WITH told AS (SELECT * FROM unnest(%s::text[], %s::bigint[]) AS told (name, subject)),
taken AS (
    INSERT INTO live_topic AS t (name, head) SELECT name, 1 FROM told ORDER BY name COLLATE "C"
    ON CONFLICT (name) DO UPDATE SET head = t.head + 1 RETURNING name, head
)
INSERT INTO live_event (topic_id, number, kind, actor_id, subject, data, made_at)
SELECT name, head, %s, %s::bigint, subject, %s::jsonb, %s::timestamptz
FROM taken JOIN told USING (name)
RETURNING topic_id, number, (SELECT head FROM live_topic WHERE name = 'rights')
"""


def number(events: list[Event]) -> None:
    """Takes the numbers and inserts the events in one step, since every act waits for it.

    The row locks make numbers gap-free and in the order of commits; a sequence would not. They
    are taken in the order of the names, so that two acts telling the same people never deadlock.
    """
    topics, subjects = zip(*((event.topic_id, event.subject) for event in events), strict=True)
    one = events[0]
    row = (one.kind, one.actor_id, json.dumps(one.data), one.made_at)
    with transaction.get_connection().cursor() as cursor:
        cursor.execute(NUMBERED, [list(topics), list(subjects), *row])
        numbers = {topic: (number, ends or 0) for topic, number, ends in cursor.fetchall()}
    for event in events:
        event.number, event.ends = numbers[event.topic_id]
