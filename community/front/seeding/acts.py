"""One thing somebody did in the demo's fortnight, to be done again by the real action."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from community.front.seeding.clock import Calendar
from community.members.models import Member
from groups.models import Group
from pricing.models import Round

DEMO = Path(__file__).resolve().parent.parent / "demo"
HOUSE = UUID("5b1c3a52-6a40-4f0c-9a3b-6d0f8a4b7c11")
MINUTE = timedelta(minutes=1)


class Act(NamedTuple):
    at: datetime
    do: Callable[[], Any]


@dataclass
class World:
    """Who and what the demo's files call by name; it fills as the acts are done."""

    calendar: Calendar = field(default_factory=Calendar)
    members: dict[str, Member] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    rounds: dict[str, Round] = field(default_factory=dict)


def key(*names: object) -> UUID:
    """The same thing has the same key each time, so that sowing twice does nothing twice."""
    return uuid5(HOUSE, "/".join(map(str, names)))
