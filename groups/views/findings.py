from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt
from groups import access, reads
from groups.actions import appeals
from groups.forms import AppealForm, OpinionForm
from groups.models import Finding


@member_page
def finding(request: MemberRequest, pk: int) -> HttpResponse:
    """What was found and why, and the appeal against it."""
    return finding_page(request, access.finding_of(request.user, pk))


def finding_page(request: MemberRequest, one: Finding, form: Form | None = None) -> HttpResponse:
    context = reads.finding(request.user, one)
    context["form"] = form or (OpinionForm() if context["may_judge"] else AppealForm())
    status = 422 if form else 200
    return render(request, "groups/queue/finding.html", context, status=status)


@member_page
def caution(request: MemberRequest, pk: int) -> HttpResponse:
    """For who had to do with the one it is about: what was found, and nothing that was said."""
    one = access.caution_of(request.user, pk)
    return render(request, "groups/queue/caution.html", {"finding": one})


@require_POST
@member_page
def appeal(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.finding_of(request.user, pk)
    form = AppealForm(request.POST)
    if attempt(form, appeals.appeal, by=request.user, finding=one) is None:
        return finding_page(request, one, form)
    return redirect("groups:finding", pk)


@require_POST
@member_page
def opinions(request: MemberRequest, pk: int) -> HttpResponse:
    made = access.appeal_of(request.user, pk)
    form = OpinionForm(request.POST)
    if attempt(form, appeals.judge, by=request.user, made=made) is None:
        return finding_page(request, made.finding, form)
    return redirect("groups:finding", made.finding_id)
