"""What the stream member.<id> draws: the counts on a member's own pages, as they are now."""

from collections.abc import Sequence

from community.live.models import Event
from community.notices import fragments as notices
from groups import fragments as talk

COUNTS = {"room.read", "rooms.swept", "rooms.unswept"}


def draw_member(events: Sequence[Event]) -> list[str]:
    """How much stands unread in rooms and groups, and how many notices call."""
    read = [event for event in events if event.kind in COUNTS]
    called = [event for event in events if event.kind not in COUNTS or event.data.get("notices")]
    counts = dict(zip(map(id, read), talk.draw_counts(read), strict=True))
    calls = dict(zip(map(id, called), notices.draw(called) if called else [], strict=True))
    return [counts.get(id(event), "") + calls.get(id(event), "") for event in events]
