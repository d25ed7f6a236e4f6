from django.db import models

from community.members.models import Authored
from community.text import render
from groups.models.meetup import Meetup


class Minutes(Authored):
    """What a meeting came to, as a steward wrote it down; written anew, the earlier ones stay."""

    meetup = models.ForeignKey(Meetup, on_delete=models.CASCADE, related_name="minutes")
    text = models.TextField()

    class Meta(Authored.Meta):
        ordering = ["-pk"]
        verbose_name_plural = "minutes"

    def __str__(self) -> str:
        return f"minutes of {self.meetup}"

    @property
    def html(self) -> str:
        return render.message(self.text)
