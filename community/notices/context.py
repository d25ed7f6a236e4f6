"""What the head of every page shows of a member's notices."""

from typing import Any

from django.http import HttpRequest

from community.members.models import Member
from community.notices.reads import unread


def header(request: HttpRequest) -> dict[str, Any]:
    """The number of unread notices: one query for a member, none for a visitor."""
    member = getattr(request, "user", None)
    return {"unread": unread(member)} if isinstance(member, Member) else {}
