from django.db import models

from community.members.models import Authored
from groups.models.meetup import Meetup


class Attendee(Authored):
    """A member was at a meeting: they read the digits that were shown there."""

    meetup = models.ForeignKey(Meetup, on_delete=models.CASCADE, related_name="attendees")

    class Meta(Authored.Meta):
        ordering = ["pk"]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["author", "meetup"], name="one_attendee_each"),
        ]

    def __str__(self) -> str:
        return f"{self.author} at {self.meetup}"
