"""What a live topic is to the house: who may watch it, and how its events are drawn."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from community.live.models import Event
from community.members.models import Member

NUMBER = re.compile("[1-9][0-9]{0,14}")


class Stream(NamedTuple):
    """may_watch(member, id) asks the room's access; draw gives one HTML per event, '' for none.

    among(members, id) says of many who of them may: their keys, by one query.
    The HTML is the same for every reader, in every language: it is drawn once for all of them.
    """

    may_watch: Callable[[Member, int], bool]
    draw: Callable[[Sequence[Event]], list[str]]
    signs: bool = False
    among: Callable[[Collection[Member], int], set[int]] | None = None


@cache
def streams() -> dict[str, Stream]:
    """The roof's list of topics, by the word before the dot: room.34 is streams()["room"]."""
    found: dict[str, Stream] = import_string(settings.LIVE_TOPICS)
    return found


def split(topic: str) -> tuple[str, int]:
    """room.34 is ("room", 34). Raises ValueError for anything that is no topic name."""
    if not named(topic):
        raise ValueError(topic)
    word, _, number = topic.partition(".")
    return word, int(number)


def named(topic: str) -> bool:
    """Whether a topic could have this name at all; whether there is one is not asked."""
    word, _, number = topic.partition(".")
    return word in streams() and bool(NUMBER.fullmatch(number))
