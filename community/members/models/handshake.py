from datetime import timedelta

from django.db import models
from django.utils import timezone

from community.members.models.authored import Authored
from community.members.models.member import Member

LASTS = timedelta(minutes=10)


class HandshakeQuerySet(models.QuerySet["Handshake"]):
    def fresh(self) -> "HandshakeQuerySet":
        return self.filter(made_at__gt=timezone.now() - LASTS)


class Handshake(Authored):
    """Six digits one member shows another, face to face: only that other enters them, and once."""

    to = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    digits = models.CharField(max_length=6)
    entered_at = models.DateTimeField(null=True, blank=True)
    entered_key = models.UUIDField(null=True, blank=True)

    objects = HandshakeQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["author", "to", "made_at"])]

    def __str__(self) -> str:
        return f"{self.author} to {self.to}"

    @property
    def is_fresh(self) -> bool:
        return timezone.now() - self.made_at < LASTS
