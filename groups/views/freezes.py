from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.access import freeze_for_staff
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt
from groups import access
from groups.actions import freezes as acts
from groups.forms import RemovalForm
from groups.models import Group
from groups.views.queue import queue_page, staff_page


@require_POST
@member_page
def freeze(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """It is still them."""
    group = access.group_stewarded_by(request.user, slug)
    one = access.freeze_stewarded_by(request.user, group, pk)
    form = RemovalForm(request.POST)
    attempt(form, acts.confirm, by=request.user, group=group, freeze=one)
    return settled(request, form, one, group)


@require_POST
@member_page
def staff_freeze(request: MemberRequest, pk: int) -> HttpResponse:
    access.staff_only(request.user)
    one = freeze_for_staff(request.user, pk)
    form = RemovalForm(request.POST)
    attempt(form, acts.confirm, by=request.user, group=None, freeze=one)
    return settled(request, form, one)


@require_POST
@member_page
def handover(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """The same person after all; or, until it is known, what was said of them rests."""
    group = access.group_stewarded_by(request.user, slug)
    one = access.handover_stewarded_by(request.user, group, pk)
    form = RemovalForm(request.POST)
    act = acts.settle if request.POST.get("same") else acts.let_rest
    attempt(form, act, by=request.user, group=group, handover=one)
    return settled(request, form, one, group)


def settled(
    request: MemberRequest, form: RemovalForm, one: Model, group: Group | None = None
) -> HttpResponse:
    """Back to the queue it came from, the group's or that of the staff."""
    if form.errors:
        words = queue_page(request.user, group) if group else staff_page(request.user)
        words |= {"form": form, "refused": one}
        template = "groups/queue/queue.html" if group else "groups/queue/staff.html"
        return render(request, template, words, status=422)
    messages.success(request, _("Done, and written in the book."))
    return redirect("groups:queue", group.slug) if group else redirect("groups:staff_queue")
