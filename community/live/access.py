"""May this member watch this topic? The rooms answer, each for its own word."""

from collections.abc import Collection

from django.http import Http404

from community.live import replay
from community.live.streams import split, streams
from community.members.models import Member


def may_watch(member: Member, topic: str) -> bool:
    try:
        word, number = split(topic)
    except ValueError:
        return False
    return streams()[word].may_watch(member, number)


def who_may_watch(members: Collection[Member], topic: str) -> set[int]:
    """Asked at once where the room can say so of many."""
    try:
        word, number = split(topic)
    except ValueError:
        return set()
    stream = streams()[word]
    if stream.among:
        return stream.among(members, number)
    return {member.pk for member in members if stream.may_watch(member, number)}


def topic_of(member: Member, topic: str) -> str:
    """A topic this member may watch; anything else does not exist for them."""
    if not may_watch(member, topic):
        raise Http404
    return topic


def since(member: Member, topic: str, after: int | None) -> replay.Catchup:
    """What came after a number. The right is asked for once more when it has been read, since it
    may have ended meanwhile."""
    caught = replay.since(topic_of(member, topic), after)
    if caught.frames:
        topic_of(member, topic)
    return caught
