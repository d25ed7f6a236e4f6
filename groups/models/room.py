from django.db import models

from community.members.models import Member
from groups.models.group import Group


class Room(models.Model):
    """A topic of talk within a group; its live stream is room.<id>."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=60)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["group", "name"], name="room_name_in_group")]

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
