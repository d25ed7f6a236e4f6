from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from community.members.models import Member


def alive() -> models.QuerySet[Session, str]:
    return Session.objects.filter(expire_date__gt=timezone.now()).values_list(
        "session_key", flat=True
    )


class DeviceQuerySet(models.QuerySet["Device"]):
    def reached(self, member: Member) -> "DeviceQuerySet":
        """A device that was signed out hears no more, though its browser could be called."""
        return self.filter(member=member, session_key__in=alive()).order_by("pk")


class Device(models.Model):
    """A browser that its member told to call them: where its messenger is, and its keys."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    endpoint = models.CharField(max_length=500, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = DeviceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} of {self.member_id}"
