from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored
from groups.models.message import Message
from groups.models.room import Room


class Move(Authored):
    """Messages taken from one room of a group to another, and why."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="moves_out")
    to = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="moves_in")
    messages = models.ManyToManyField(Message, related_name="moves")
    reason = models.CharField(_("reason"), max_length=300)

    def __str__(self) -> str:
        return f"{self.room} → {self.to}"
