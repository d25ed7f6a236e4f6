from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from groups.models.group import Group


class Room(Authored):
    """A topic of talk within a group; its live stream is room.<id>."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(_("name"), max_length=60)

    # Filled in by reads.
    mark: int
    last: int
    unread: int
    steward: bool
    head: int
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


class Pointer(models.Model):
    """How far a member has read a room; it never moves back."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="pointers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="pointers")
    message = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "member"], name="one_pointer_each")]

    def __str__(self) -> str:
        return f"{self.member} read {self.room} to {self.message}"
