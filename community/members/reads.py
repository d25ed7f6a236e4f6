"""What the pages about members show."""

from datetime import datetime
from typing import NamedTuple

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from community.members.devices import device
from community.members.models import Block, Member


class Device(NamedTuple):
    pk: int
    name: str
    seen_at: datetime
    here: bool


def devices(member: Member, current: str | None) -> list[Device]:
    """Where this member is signed in, this device first; sessions that ran out are left out."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    rows = UserSession.objects.filter(user=member, session_key__in=alive).order_by("-last_seen_at")
    found = [
        Device(row.pk, device(row.user_agent), row.last_seen_at, row.session_key == current)
        for row in rows
    ]
    return sorted(found, key=lambda one: not one.here)


def blocks(member: Member) -> list[Block]:
    """Whom they blocked, the last first."""
    return list(Block.objects.filter(author=member).select_related("member").order_by("-pk"))
