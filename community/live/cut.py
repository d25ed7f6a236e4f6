"""A right has ended: the sockets that lived by it hear so at once, after the commit.

Hearing it is a hint, which Redis may lose, or a process that dies before it could tell. So the end
is an event too, numbered in Postgres: every event says how many rights had ended before it, and a
hub that has not yet settled as many shows it to nobody (hub.py).
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from community.live import publish
from community.live.models import Event
from community.live.record import RIGHTS, number


def topic(member_id: int, topic: str) -> None:
    """This member may no longer watch this topic: left the group, was removed."""
    topics(member_id, [topic])


def topics(member_id: int, topics: Sequence[str]) -> None:
    end(member_id, [{"type": "cut", "cut": topic} for topic in topics])


def member(member_id: int) -> None:
    """Signed out, suspended, phone changed: each socket of the member proves itself again now,
    and is closed where its session or its member is no longer good."""
    end(member_id, [{"type": "prove"}])


def end(member_id: int, hints: list[dict[str, str]]) -> None:
    """Call it last in the act: whoever ends a right waits here for others who do."""
    number([Event(topic_id=RIGHTS, kind="right.ended", subject=member_id, made_at=timezone.now())])
    news = [(f"member.{member_id}", hint) for hint in hints]
    transaction.on_commit(lambda: publish.tell(news), robust=True)
