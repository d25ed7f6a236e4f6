from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from community.members.access import session_of
from community.members.actions import sessions
from community.members.reads import devices
from community.members.requests import MemberRequest, member_page


@member_page
def listed(request: MemberRequest) -> HttpResponse:
    """Where I am signed in."""
    words = {"devices": devices(request.user, request.session.session_key)}
    return render(request, "members/sessions.html", words)


@require_POST
@member_page
def end(request: MemberRequest, pk: int) -> HttpResponse:
    sessions.end(request.user, session_of(request.user, pk))
    return redirect("members:sessions")


@require_POST
@member_page
def end_others(request: MemberRequest) -> HttpResponse:
    sessions.end_others(request.user, request.session.session_key or "")
    return redirect("members:sessions")
