"""May this member watch this topic? The rooms answer, each for its own word."""

from django.http import Http404

from community.live.streams import split, streams
from community.members.models import Member


def may_watch(member: Member, topic: str) -> bool:
    try:
        word, number = split(topic)
    except ValueError:
        return False
    return streams()[word].may_watch(member, number)


def topic_of(member: Member, topic: str) -> str:
    """A topic this member may watch; anything else does not exist for them."""
    if not may_watch(member, topic):
        raise Http404
    return topic
