from django.db import models

from community.members.models import Authored
from groups.models.message import Message
from groups.models.room import Room

MOST = 3


class PinQuerySet(models.QuerySet["Pin"]):
    def standing(self) -> "PinQuerySet":
        """Not taken off; what is withdrawn meanwhile is pinned nowhere."""
        return self.filter(ended_at=None, message__withdrawal=None)

    def in_room(self, room: Room) -> "PinQuerySet":
        return self.standing().filter(message__room=room).order_by("pk")


class Pin(Authored):
    """A message kept in sight at the head of its room, until a steward takes it off."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="pins")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PinQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["message"], condition=models.Q(ended_at=None), name="one_pin_a_message"
            ),
        ]

    def __str__(self) -> str:
        return str(self.message)
