from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from community.front import takeaway
from community.machine import limiter
from community.members.requests import MemberRequest, member_page
from community.text.refusals import Refusal
from groups import access
from groups.models import Group

PAGE = "front/takeaway/ask.html"
A_DAY, TIMES = 24 * 60 * 60, 5
Gather = Callable[[], dict[str, list[takeaway.Table]]]


@member_page
def mine(request: MemberRequest) -> HttpResponse:
    """All that is kept of me, made when I ask and kept nowhere."""
    title = f"Sokoni: {request.user}"
    return given(request, title, lambda: takeaway.of_member(request.user))


@member_page
def group(request: MemberRequest, slug: str) -> HttpResponse:
    """A group's talk, questions, prices and lessons, for its stewards to take elsewhere."""
    one = access.group_stewarded_by(request.user, slug)
    return given(request, f"Sokoni: {one}", lambda: takeaway.of_group(one), one)


def given(
    request: MemberRequest, title: str, gather: Gather, of: Group | None = None
) -> HttpResponse:
    context = {"group": of, "error": ""}
    if request.method != "POST":
        return render(request, PAGE, context)
    try:
        limiter.spend("takeaway", request.user.pk, TIMES, A_DAY)
    except Refusal as refusal:
        return render(request, PAGE, context | {"error": refusal.reason}, status=refusal.status)
    name = f"sokoni-{of.slug if of else request.user.handle}-{timezone.localdate():%Y-%m-%d}.zip"
    answer = HttpResponse(takeaway.packed(title, gather()), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
