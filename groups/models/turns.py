"""When a member last wrote, where that decides when they may again.

In SQL, since every post asks it: put together anew each time it was a third of what a post costs.
"""

from datetime import timedelta

from django.db.models import DateTimeField, Func, Value
from django.utils import timezone

A_DAY = timedelta(days=1)


def spoken(member: int) -> dict[str, Func]:
    """In a slowed room, and, by whoever is slowed down for the day, in any room of its group."""
    since = Value(timezone.now() - A_DAY)
    return {
        "spoke_at": Func(Value(member), template=SPOKE_AT, output_field=DateTimeField()),
        "slowly_at": Func(Value(member), since, template=SLOWLY_AT, output_field=DateTimeField()),
    }


# Stewards are not slowed by a room.
SPOKE_AT = """
CASE WHEN groups_room.pace IS NOT NULL AND NOT groups_membership.steward THEN (
    SELECT made_at FROM groups_message AS mine
    WHERE mine.room_id = groups_room.id AND mine.author_id = %(expressions)s
    ORDER BY mine.id DESC LIMIT 1
) END
"""
SLOWLY_AT = """
(SELECT max(mine.made_at) FROM (VALUES (%(expressions)s)) AS asked (member, since)
    JOIN groups_finding AS slowing ON slowing.about_id = asked.member
        AND slowing.group_id = groups_room.group_id AND slowing.outcome = 'slowed'
        AND slowing.lifted_at IS NULL AND slowing.made_at > asked.since
    JOIN groups_room AS anywhere ON anywhere.group_id = slowing.group_id
    JOIN groups_message AS mine ON mine.room_id = anywhere.id AND mine.author_id = asked.member)
"""
