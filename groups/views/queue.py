from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members import keys, trust
from community.members.models import Member
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt
from groups import access, reads, wings
from groups.actions.findings import find
from groups.forms import FindingForm
from groups.models import Group
from groups.reads.queue import Case
from groups.views.people import answering


@member_page
def queue(request: MemberRequest, slug: str) -> HttpResponse:
    """All that waits for a steward of this group."""
    group = access.group_stewarded_by(request.user, slug)
    return render(request, "groups/queue/queue.html", queue_page(request.user, group))


@member_page
def staff_queue(request: MemberRequest) -> HttpResponse:
    """What no steward can judge."""
    access.staff_only(request.user)
    return render(request, "groups/queue/staff.html", staff_page(request.user))


def queue_page(member: Member, group: Group, form: FindingForm | None = None) -> dict[str, Any]:
    asking = reads.asking(group)
    return {
        "group": group,
        "tab": "people",
        "keyless": keys.is_missing(member),
        "asking": answering(asking),
        "trust": trust.lines(one.member for one in asking),
        "cases": beside(reads.cases(member, group), form),
        "appeals": reads.appeals(member, group),
        "out": reads.out_now(group),
        "rings": reads.rings(group),
        "hearings": wings.hearings(member, group),
        "held": wings.waiting(member, group),
        "freezes": reads.freezes(member, group),
        "handovers": reads.handovers(member, group),
    }


def staff_page(member: Member, form: FindingForm | None = None) -> dict[str, Any]:
    cases = beside(reads.staff_cases(member), form)
    freezes, rings = reads.staff_freezes(member), reads.staff_rings()
    appeals = reads.staff_appeals(member)
    return {"cases": cases, "appeals": appeals, "freezes": freezes, "rings": rings}


def beside(cases: list[Case], form: FindingForm | None) -> list[tuple[Case, FindingForm]]:
    """Each with its form: the one that was refused keeps what was typed."""
    return [(case, form if form and is_of(form, case) else FindingForm()) for case in cases]


def is_of(form: FindingForm, case: Case) -> bool:
    sent = (form["noun"].value(), str(form["subject"].value()))
    return sent == (case.first.noun, str(case.first.subject))


@require_POST
@member_page
def findings(request: MemberRequest, slug: str) -> HttpResponse:
    group = access.group_stewarded_by(request.user, slug)
    form = FindingForm(request.POST)
    if attempt(form, find, by=request.user, group=group) is None:
        context = queue_page(request.user, group, form) | {"form": form}
        return render(request, "groups/queue/queue.html", context, status=422)
    messages.success(request, _("Done, and written in the book."))
    return redirect("groups:queue", slug)


@require_POST
@member_page
def staff_findings(request: MemberRequest) -> HttpResponse:
    access.staff_only(request.user)
    form = FindingForm(request.POST)
    if attempt(form, find, by=request.user, group=None) is None:
        context = staff_page(request.user, form) | {"form": form}
        return render(request, "groups/queue/staff.html", context, status=422)
    messages.success(request, _("Done, and written in the book."))
    return redirect("groups:staff_queue")
