from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.notices import reads
from community.notices.access import notice_of
from community.notices.actions import readings


@member_page
def listed(request: MemberRequest) -> HttpResponse:
    page = reads.notices(request.user, request.GET.get("page", "1"))
    return render(request, "notices/list.html", {"page": page})


@require_POST
@member_page
def read(request: MemberRequest, pk: int) -> HttpResponse:
    """Opens what a notice is about."""
    return redirect(readings.read(request.user, notice_of(request.user, pk)).url)


@require_POST
@member_page
def read_all(request: MemberRequest) -> HttpResponse:
    readings.read_all(request.user)
    return redirect("notices:list")
