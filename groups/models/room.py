from datetime import datetime, timedelta

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from groups.models.group import Group

PACES = (1, 5, 15, 60)
SLOW = 10  # minutes, for whoever is slowed down


class Room(Authored):
    """A topic of talk within a group; its live stream is room.<id>."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(_("name"), max_length=60)
    # Closed while it has one; slowed to one message of each member in so many minutes.
    summary = models.OneToOneField(
        "groups.Summary", null=True, blank=True, on_delete=models.SET_NULL, related_name="closes"
    )
    pace = models.PositiveSmallIntegerField(null=True, blank=True)

    # Filled in by access where it is slowed: when whoever is about to write last did; and, where
    # they themselves are slowed down, when they last did anywhere in the group.
    spoke_at: datetime | None = None
    slowly_at: datetime | None = None
    # Filled in by reads.
    mark: int
    last: int
    unread: int
    level: str
    named: bool
    steward: bool
    head: int
    # Brought along by access: the edition of the rules that the one who looks has accepted.
    accepted: int | None = None
    # And their business, where their groups are shown its name: they may speak in it.
    business: str | None = None
    latest: models.Model | None

    class Meta(Authored.Meta):
        ordering = ["pk"]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["group", "name"], name="room_name_in_group"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def topic(self) -> str:
        return f"room.{self.pk}"

    @property
    def turn(self) -> tuple[datetime, int] | None:
        """From when on its member may write again, and how many minutes lie between two messages;
        None where nothing holds them back. Of two slow things the slower one holds."""
        held = ((self.spoke_at, self.pace), (self.slowly_at, SLOW))
        turns = [(at + timedelta(minutes=pace), pace) for at, pace in held if at and pace]
        return max(turns, default=None)


class PointerQuerySet(models.QuerySet["Pointer"]):
    def advance(self, room: Room, member: Member, message: int) -> tuple[int, bool]:
        """Where the pointer now stands, and whether anything is read that was not: it is never
        before where it was, never after what was said. What was brought there up to this message
        is read with it.

        One statement, since every device of everyone in the room sends it for every message.
        """
        with connection.cursor() as cursor:
            cursor.execute(ADVANCE, [room.pk, member.pk, message] * 2 + [room.pk])
            stands, met = cursor.fetchone()
        if stands is None:
            stands = self.get(room=room, member=member).message
            return stands, met
        return stands, True


ADVANCE = """
WITH met AS (
DELETE FROM groups_arrival WHERE room_id = %s AND member_id = %s AND message_id <= %s RETURNING 1
), moved AS (
INSERT INTO groups_pointer AS mine (room_id, member_id, message)
SELECT %s, %s, LEAST(%s, COALESCE(MAX(id), 0)) FROM groups_message WHERE room_id = %s
ON CONFLICT (room_id, member_id)
DO UPDATE SET message = EXCLUDED.message WHERE mine.message < EXCLUDED.message
RETURNING message
)
SELECT (SELECT message FROM moved), EXISTS (SELECT 1 FROM met)
"""


class Pointer(models.Model):
    """How far a member has read a room; it never moves back."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="pointers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="pointers")
    message = models.PositiveBigIntegerField(default=0)

    objects = PointerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "member"], name="one_pointer_each")]

    def __str__(self) -> str:
        return f"{self.member} read {self.room} to {self.message}"
