from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from community.members import reads
from community.members.access import blocked_by
from community.members.actions.blocks import unblock
from community.members.requests import MemberRequest, member_page


@member_page
def blocks(request: MemberRequest) -> HttpResponse:
    """Whom I blocked, to undo it."""
    return render(request, "members/blocks.html", {"blocks": reads.blocks(request.user)})


@require_POST
@member_page
def unblocking(request: MemberRequest, handle: str) -> HttpResponse:
    unblock(request.user, blocked_by(request.user, handle))
    return redirect("members:blocks")
