from datetime import timedelta

from django.db import models
from django.utils import timezone

from community.members.models import Authored

UNDO = timedelta(minutes=15)


class Sweep(Authored):
    """A member has read everything, up to this message; undone, the row goes and the pointers,
    which it never touched, stand where they stood."""

    upto = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.author} swept to {self.upto}"

    @property
    def may_undo(self) -> bool:
        return timezone.now() - self.made_at < UNDO
