"""What came after a number: read from Postgres, drawn as it is now."""

from typing import Any, NamedTuple

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from community.live import publish
from community.live.models import Event, Topic
from community.live.record import RIGHTS

LIMIT = 300


class Ended(NamedTuple):
    """Whose rights have ended, up to head; of too many, nobody in particular."""

    head: int
    members: set[int] | None


class Catchup(NamedTuple):
    """frames is None where the reader is too far behind, or ahead, and must start again.

    ends: so many rights had ended when it was read.
    """

    head: int
    frames: list[dict[str, Any]] | None
    ends: int = 0

    def words(self, topic: str) -> dict[str, Any]:
        """The answer over HTTP."""
        if self.frames is None:
            return {"reset": topic, "head": self.head}
        return {"topic": topic, "head": self.head, "events": self.frames}


def head(topic: str) -> int:
    """The last number of a topic; 0 where nothing has happened yet."""
    return heads([topic])[topic]


def heads(topics: list[str]) -> dict[str, int]:
    known = dict(Topic.objects.filter(name__in=topics).values_list("name", "head"))
    return {topic: known.get(topic, 0) for topic in topics}


def head_beside(word: str, of: Any = "pk") -> Coalesce:
    """The head of the topic of each row, read with it: the page's other rows come after. `of`
    gives the topic's number where the row is not its own."""
    number = OuterRef(of) if isinstance(of, str) else of
    name = Concat(Value(f"{word}."), Cast(number, CharField()))
    return Coalesce(Subquery(Topic.objects.filter(name=name).values("head")), 0)


def since(topic: str, after: int | None, limit: int = LIMIT) -> Catchup:
    """The events after a number, at most `limit`; without a number, none: from now on."""
    known = heads([topic, RIGHTS])
    now, ends = known[topic], known[RIGHTS]
    if after is None or after == now:
        return Catchup(now, [], ends)
    if not now - limit <= after < now:
        return Catchup(now, None, ends)
    events = list(Event.objects.filter(topic=topic, number__gt=after, number__lte=now))
    events.sort(key=lambda event: event.number)
    if len(events) < now - after:
        return Catchup(now, None, ends)
    return Catchup(now, [*map(publish.frame, events, publish.drawn(events))], ends)


def ended(after: int, limit: int = LIMIT) -> Ended:
    now = head(RIGHTS)
    if now - after > limit:
        return Ended(now, None)
    ends = Event.objects.filter(topic=RIGHTS, number__gt=after, number__lte=now)
    return Ended(now, {*ends.values_list("subject", flat=True)})
