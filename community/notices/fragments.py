"""A member's own stream: the count of what they have not read yet, redrawn in place."""

from collections.abc import Sequence

from django.utils.html import format_html

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice


def may_watch(member: Member, number: int) -> bool:
    return member.pk == number


def draw(events: Sequence[Event]) -> list[str]:
    """All events of one member: the same count, as it is now."""
    member = int(events[0].topic_id.partition(".")[2])
    unread = Notice.objects.filter(member=member, read_at=None).count()
    badge = format_html(
        '<b id="unread" class="count" data-live="member.{}" data-place="none">{}</b>',
        member,
        unread or "",
    )
    return [badge for _ in events]
