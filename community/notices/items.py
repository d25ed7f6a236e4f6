"""What a member comes back to: at most six lines, in the order a trader acts on them.

What is warned of where one trades comes first; then decisions closing today, what was said to the
member, the prices they watch, today's meetings, what a mentor asks or owes them, and one lesson.
The first of each kind is shown before the second of any, so that ten answers do not hide the one
ballot; then the lines stand in that order, those of one kind by their weight, then by time: what
lies ahead the soonest first, what has been the newest first. Nothing depends on the order in which
they were found.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import IntEnum
from html import escape
from itertools import accumulate, groupby
from typing import NamedTuple

MOST = 6
BYTES = 240


class Kind(IntEnum):
    """In the order of acting."""

    ALERT = 0
    CLOSING = 1
    TO_ME = 2
    PRICE = 3
    MEETING = 4
    MENTOR = 5
    LESSON = 6


AHEAD = {Kind.CLOSING, Kind.MEETING}


class Item(NamedTuple):
    """One line and its link. `at` is when it happened, or, of what lies ahead, when it will;
    `weight` says which of one kind matters more (by how much a price moved, say)."""

    kind: Kind
    text: str
    url: str
    at: datetime
    weight: float = 0.0


def foremost(items: Iterable[Item], most: int = MOST) -> list[Item]:
    """The lines to show; only one of them is a lesson, and no link stands there twice."""
    ranked = once_each(sorted(items, key=rank))
    turns = [
        (turn, item)
        for kind, same in groupby(ranked, key=lambda item: item.kind)
        for turn, item in enumerate(same)
        if turn == 0 or kind != Kind.LESSON
    ]
    chosen = sorted(turns, key=lambda one: (one[0], rank(one[1])))[:most]
    return [short(item) for item in sorted((item for _, item in chosen), key=rank)]


def rank(item: Item) -> tuple[int, float, float, str, str]:
    time = item.at.timestamp()
    return (item.kind, -item.weight, time if item.kind in AHEAD else -time, item.url, item.text)


def once_each(ranked: Iterable[Item]) -> list[Item]:
    """The first of those that lead to the same place."""
    seen: dict[str, Item] = {}
    for item in ranked:
        seen.setdefault(item.url, item)
    return list(seen.values())


def short(item: Item) -> Item:
    """In one line, and light: six of them with their links weigh less than 3 KB of HTML."""
    text = " ".join(item.text.split())
    if weight(text) <= BYTES:
        return item._replace(text=text)
    so_far = accumulate(map(weight, text))
    cut = text[: sum(1 for weighs in so_far if weighs <= BYTES - len("…".encode()))]
    return item._replace(text=cut.rsplit(" ", 1)[0] + "…")


def weight(text: str) -> int:
    """In bytes, as a page has it: an apostrophe is five of them."""
    return len(escape(text).encode())
