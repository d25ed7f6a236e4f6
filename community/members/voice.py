"""What a member's word weighs where many speak of one thing, and whose word it is.

The one door of the rooms to standing. Until vouches are counted, all that is known of a member is
since when they are here: a new account hardly counts beside an old one, so that a flood of new ones
moves nothing. Where all are new they count alike, for only the ratio matters.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from community.members.models import Member

NEW, YOUNG = timedelta(days=7), timedelta(days=28)
NEW_WEIGHS, YOUNG_WEIGHS = 0.01, 0.25


class Voice(NamedTuple):
    """standing 0 to 1; those of one circle, who all vouch for each other, are one voice."""

    standing: float
    circle: int


def voices(members: Iterable[Member]) -> dict[int, Voice]:
    """Nobody has been vouched for yet: each is a circle of their own, of full standing."""
    return {member.pk: Voice(1.0, member.pk) for member in members}


def by_age(joined_at: datetime, said_at: datetime) -> float:
    """How old the account was when it spoke: what is said once weighs the same ever after."""
    age = said_at - joined_at
    if age < NEW:
        return NEW_WEIGHS
    return YOUNG_WEIGHS if age < YOUNG else 1.0
