"""A member's home: what is new in their groups, what moved, what waits, what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from community.front.reads import tips
from community.front.reads.catch_up import on_return
from community.members.models import Member
from groups import reads as talk
from groups.models import Group, Room
from groups.models.attention import Level
from mentorship import reads as lessons
from pricing import reads as prices


@dataclass
class Line:
    """A group with the newest word in it, and how many words stand unread."""

    group: Group
    latest: Model | None = None
    unread: int = 0
    rooms: list[Room] = field(default_factory=list)

    def add(self, room: Room) -> None:
        """Of a muted room nothing is told; a group of such rooms stands among the last."""
        self.rooms.append(room)
        if room.level == Level.MUTE:
            return
        self.latest = self.latest or room.latest
        self.unread += room.unread

    @property
    def muted(self) -> bool:
        return all(room.level == Level.MUTE for room in self.rooms)


@dataclass(frozen=True)
class Step:
    """Something worth doing that this member has not done yet."""

    title: str
    why: str
    url: str


def home(member: Member) -> dict[str, Any]:
    lines = groups(talk.mine(member))
    return {
        "catch_up": on_return(member),
        "lines": lines,
        "near": [] if lines else talk.of_my_trades(member),
        "moves": [cell for cell in prices.moves(member) if cell.direction != "steady"],
        "due": lessons.for_me(member),
        "steps": steps(member, lines),
        "tip": tips.tip(member),
    }


def groups(rooms: Sequence[Room]) -> list[Line]:
    """One line for each group, in the order of the rooms: the newest word first."""
    lines: dict[int, Line] = {}
    for room in rooms:
        lines.setdefault(room.group_id, Line(room.group)).add(room)
    return list(lines.values())


def steps(member: Member, lines: list[Line]) -> list[Step]:
    """At most two, and none for who has done them all."""
    due = []
    if not lines:
        due.append(answer_a_steward() if talk.joining(member) else find_a_group())
    if member.place_id is None:
        due.append(say_where())
    if lines and not member.quotes.exists():
        due.append(report(lines[0].group))
    return due[:2]


def answer_a_steward() -> Step:
    why = _("You were written down for a group: say yes or no.")
    return Step(_("A steward waits for your answer"), why, reverse("groups:joining"))


def find_a_group() -> Step:
    why = _("The traders of your trade in your town: their talk, their prices, their library.")
    return Step(_("Find your group"), why, reverse("groups:list"))


def say_where() -> Step:
    why = _("So that you see the groups and the markets near you first.")
    return Step(_("Say what you trade, and where"), why, reverse("members:profile"))


def report(group: Group) -> Step:
    why = _("Three fields. Your group sees it at once, and so do you see theirs.")
    return Step(_("Report a price you paid"), why, reverse("pricing:quote_new", args=[group.slug]))
