from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from community.members import trust
from community.members.forms import KeyForm
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused
from groups import reads
from groups.actions.sweeps import sweep, unsweep

PAGE = "groups/inbox/inbox.html"
A_PAGE = 20


@member_page
def inbox(request: MemberRequest) -> HttpResponse:
    return render(request, PAGE, inbox_page(request))


def inbox_page(request: MemberRequest) -> dict[str, Any]:
    rooms: Sequence[Any] = reads.inbox(request.user)
    page = Paginator(rooms, A_PAGE).get_page(request.GET.get("page"))
    return {
        "page": page,
        "trust": trust.lines(one.latest.author for one in page if one.latest),
        "form": KeyForm(),
        "may_undo": reads.may_unsweep(request.user),
    }


@require_POST
@member_page
def reading(request: MemberRequest) -> HttpResponse:
    form = KeyForm(request.POST)
    if attempt(form, sweep, by=request.user) is None:
        return refused(request, form, PAGE, inbox_page(request))
    return redirect("groups:inbox")


@require_POST
@member_page
def undoing(request: MemberRequest) -> HttpResponse:
    form = Form(request.POST)
    attempt(form, unsweep, by=request.user)
    if form.errors:
        return refused(request, form, PAGE, inbox_page(request))
    return redirect("groups:inbox")
