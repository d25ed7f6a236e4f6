"""What the pages about members show."""

from datetime import datetime
from typing import Any, NamedTuple

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from community.members import browsers, freezing
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


def freeze(member: Member, mark: str) -> dict[str, Any]:
    """Why their badges rest, who can say it is them, and whether they are back where they were."""
    one = freezing.lasting(member)
    if one is None:
        return {"freeze": None}
    said = {word.author_id: word.is_them for word in one.confirmations.all()}
    asked = [(who, said.get(who.pk)) for who in freezing.witnesses(one)]
    return {
        "freeze": one,
        "device": device(one.agent),
        "witnesses": asked,
        "missing": max(0, freezing.NEEDED - sum(word is True for _who, word in asked)),
        "before": browsers.is_of_before(one, mark),
    }
