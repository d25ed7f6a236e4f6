"""Accounts that look as if they were sold: a new phone, another language and another place, all
within seven days. It is a question for the stewards of their groups, and accuses nobody."""

from datetime import datetime, timedelta

from django.utils import timezone

from community.members.models import Browser, Change, Handover, Member
from community.members.models.change import What

WITHIN = timedelta(days=7)


def note(member: Member, what: What, before: str) -> None:
    """They gave another language or place than `before`; once said, it may be the third sign."""
    Change.objects.create(member=member, what=what, before=before[:100])
    look(member)


def look(member: Member) -> Handover | None:
    """The alert, where all three signs lie within seven days and none of them is old news."""
    since = max(timezone.now() - WITHIN, settled(member))
    changes = Change.objects.filter(member=member, made_at__gt=since).order_by("pk")
    before = {one.what: one.before for one in changes.reverse()}
    browser = new_browser(member, since)
    if browser is None or {*before} != {*What.values}:
        return None
    signs = f"{before[What.LANGUAGE]} → {member.language} · {before[What.PLACE]} → {member.place}"
    words = {"signs": signs[:300]}
    return Handover.objects.get_or_create(member=member, settled_at=None, defaults=words)[0]


def settled(member: Member) -> datetime:
    last = Handover.objects.filter(member=member).exclude(settled_at=None).order_by("pk").last()
    return last.settled_at if last and last.settled_at else member.joined_at


def new_browser(member: Member, since: datetime) -> Browser | None:
    """One that is not the first they ever came in by."""
    known = Browser.objects.filter(member=member).order_by("pk")
    fresh = known.filter(made_at__gt=since).last()
    return fresh if fresh and fresh != known.first() else None
