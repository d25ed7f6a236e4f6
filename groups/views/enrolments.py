from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from community.text.refusals import Refusal
from groups import access, reads
from groups.actions import enrolments as acts
from groups.forms import EnrolmentForm
from groups.models import Group

PAGE = "groups/enrolments/list.html"


@member_page
def enrolments(request: MemberRequest, slug: str) -> HttpResponse:
    """Who was written down, and the form to write down the next; a POST writes."""
    group = access.group_stewarded_by(request.user, slug)
    if request.method != "POST":
        return render(request, PAGE, shown(group, EnrolmentForm()))
    form = EnrolmentForm(request.POST)
    if attempt(form, acts.enrol, by=request.user, group=group) is None:
        return refused(request, form, PAGE, shown(group, form))
    messages.success(request, _("Written down. They have a day to say YES."))
    return done(request, reverse("groups:enrolments", args=[group.slug]))


def shown(group: Group, form: Form) -> dict[str, Any]:
    return {"group": group, "tab": "people", "form": form, "written": reads.enrolments(group)}


@member_page
def joining(request: MemberRequest) -> HttpResponse:
    """Where stewards wrote my number down, for me to say yes or no."""
    return render(request, "groups/enrolments/mine.html", {"asked": reads.joining(request.user)})


@require_POST
@member_page
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    asked = access.enrolment_of(request.user, pk)
    if request.POST.get("answer") != "yes":
        acts.decline(request.user.phone or "", asked)
        return redirect("groups:joining")
    try:
        place = acts.accept(request.user, asked)
    except Refusal as refusal:
        messages.error(request, str(refusal.reason))
        return redirect("groups:joining")
    return redirect("groups:group", place.group.slug)
