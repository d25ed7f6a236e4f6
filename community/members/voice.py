"""What a member's word weighs where many speak of one thing, and whose word it is.

The one door of the rooms to standing. The rule in words: a word weighs what its speaker's standing
is, from 0 to 1; and whoever nobody vouches for still weighs a fiftieth, once they have been here
for four weeks, a quarter of that after one week, and hardly anything before.

So nobody is silenced: only the ratio matters, and in a young group where nobody is vouched for all
weigh alike, or by their age. But beside one who is vouched for in full it takes fifty others; a
crowd of accounts that were bought and left to ripen does not outshout the few who are known. And
someone new whom three have met is heard in full on their first day.

What is said is heard ever after as loud as when it was said: rooms keep a voice with what it said.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from community.members.models import Member, Standing

UNVOUCHED = 0.02
NEW, YOUNG = timedelta(days=7), timedelta(days=28)
NEW_WEIGHS, YOUNG_WEIGHS = 0.01, 0.25


class Voice(NamedTuple):
    """What a word weighs, 0 to 1; those of one circle, who only vouch for each other, are one."""

    standing: float
    circle: int


def voices(members: Iterable[Member]) -> dict[int, Voice]:
    """How loud each of them is now, in one query."""
    asked = {member.pk: member for member in members}
    rows = Standing.objects.in_bulk(list(asked))
    return {pk: voice(member, rows.get(pk)) for pk, member in asked.items()}


def voice(member: Member, row: Standing | None) -> Voice:
    least = unvouched(member.joined_at, timezone.now())
    if row is None:
        return Voice(least, member.pk)
    return Voice(max(least, row.value), row.circle or member.pk)


def unvouched(joined_at: datetime, said_at: datetime) -> float:
    """What the word of one nobody vouches for weighed when it was said."""
    return UNVOUCHED * by_age(joined_at, said_at)


def by_age(joined_at: datetime, said_at: datetime) -> float:
    """How old the account was when it spoke."""
    age = said_at - joined_at
    if age < NEW:
        return NEW_WEIGHS
    return YOUNG_WEIGHS if age < YOUNG else 1.0
