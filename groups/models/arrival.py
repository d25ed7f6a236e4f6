from django.db import models

from community.members.models import Member
from groups.models.message import Message
from groups.models.room import Room


class Arrival(models.Model):
    """A message brought into a room where this member's pointer tells wrongly whether they have
    read it; it lasts until they have read on there."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="arrivals")
    seen = models.BooleanField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "room", "message"], name="one_arrival_for_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.message_id} came to {self.room} for {self.member}"
