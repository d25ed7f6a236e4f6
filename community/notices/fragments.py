"""What the stream member.<id> draws: the count of unread notices, as it is now."""

from collections.abc import Sequence

from django.db.models import Count
from django.template.loader import render_to_string

from community.live.models import Event
from community.notices.models import Notice


def draw(events: Sequence[Event]) -> list[str]:
    members = [int(event.topic_id.partition(".")[2]) for event in events]
    rows = Notice.objects.calling().filter(member__in=set(members)).values_list("member")
    counts = dict(rows.annotate(Count("pk")))
    return [badge(member, counts.get(member, 0)) for member in members]


def badge(member: int, unread: int) -> str:
    return render_to_string("notices/_unread.html", {"member": member, "unread": unread})
