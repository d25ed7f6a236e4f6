from django.db import models

from community.members.models import Authored
from groups.models.meetup import Meetup


class Coming(Authored):
    """A member's word whether they come to a meeting; the newest stands."""

    meetup = models.ForeignKey(Meetup, on_delete=models.CASCADE, related_name="comings")
    comes = models.BooleanField()

    class Meta(Authored.Meta):
        ordering = ["pk"]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["author", "meetup"], name="one_coming_each"),
        ]

    def __str__(self) -> str:
        return f"{self.author} {'comes' if self.comes else 'cannot come'}"
