from typing import Any

from django.db import models
from django.db.models import Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from groups.models.group import Group
from groups.models.room import Room


class Level(models.TextChoices):
    """Quiet is where everybody begins: counted in its place, and nobody is called."""

    FOLLOW = "follow", _("Followed")
    QUIET = "quiet", _("Quiet")
    MUTE = "mute", _("Muted")


class Attention(models.Model):
    """How near a member lets a group come, or one room of it; the room's word is the stronger."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, null=True, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=6, choices=Level)

    class Meta:
        verbose_name_plural = "attention"
        constraints = [
            models.UniqueConstraint(
                fields=["member", "group"], condition=Q(room=None), name="one_attention_a_group"
            ),
            models.UniqueConstraint(
                fields=["member", "room"],
                condition=Q(room__isnull=False),
                name="one_attention_a_room",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.room or self.group}, {self.level}"


def level_of(member: Any, group: Any, room: Any = None) -> Coalesce:
    """For a query: the room's own word, else its group's, else quiet."""
    paid = Attention.objects.filter(member=member, group=group)
    whole = Subquery(paid.filter(room=None).values("level")[:1])
    if room is None:
        return Coalesce(whole, Value(Level.QUIET))
    own = Attention.objects.filter(member=member, room=room).values("level")[:1]
    return Coalesce(Subquery(own), whole, Value(Level.QUIET))
