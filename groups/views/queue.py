from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from community.members.requests import MemberRequest, member_page
from groups import access, reads
from groups.models import Group


@member_page
def queue(request: MemberRequest, slug: str) -> HttpResponse:
    """All that waits for a steward of this group."""
    group = access.group_stewarded_by(request.user, slug)
    return render(request, "groups/queue/queue.html", queue_page(request, group))


def queue_page(request: MemberRequest, group: Group) -> dict[str, Any]:
    return {
        "group": group,
        "tab": "people",
        "asking": reads.asking(group),
        "cases": reads.cases(request.user, group),
    }
