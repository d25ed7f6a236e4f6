"""What two members did with each other, on record: the one ground to judge the other on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from community.members.models import Member

LATELY = timedelta(days=30)


class Act(NamedTuple):
    """As one of the two sees it: `role` is what the other was in it (seller, buyer, adviser)."""

    noun: str
    pk: int
    other: Member
    role: str
    what: str
    url: str
    at: datetime


class Acts(NamedTuple):
    """How a room tells of its acts: one of the member's, or 404; and those of the last 30 days."""

    of: Callable[[Member, int], Act]
    lately: Callable[[Member], list[Act]]
