from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from community.contacts import access, letters, reads
from community.contacts.actions import cases as acts
from community.contacts.forms import CaseForm, OutcomeForm, VoiceForm
from community.contacts.models import Case
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups.access import group_of, is_steward

LIST = "contacts/cases/list.html"
NEW = "contacts/cases/new.html"
PAGE = "contacts/cases/case.html"


@require_GET
@member_page
def cases(request: MemberRequest, slug: str) -> HttpResponse:
    """What the group gathers, and what came of what it gathered."""
    group = group_of(request.user, slug)
    return render(request, LIST, {"group": group, "tab": "talk", "cases": reads.cases(group)})


@member_page
def new(request: MemberRequest, slug: str) -> HttpResponse:
    group = group_of(request.user, slug)
    page = {"group": group, "tab": "talk"}
    if request.method != "POST":
        form = CaseForm(initial={"about": request.GET.get("about", "")[:80]})
        return render(request, NEW, page | {"form": form})
    form = CaseForm(request.POST)
    made = attempt(form, acts.begin, by=request.user, group=group)
    return refused(request, form, NEW, page) if made is None else at(request, made)


@require_GET
@member_page
def case(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.case_of(request.user, pk)
    return render(request, PAGE, shown(request, one))


def shown(request: MemberRequest, case: Case, **forms: Form) -> dict[str, Any]:
    said = reads.voices(case)
    mine = [one for one in said if one.author_id == request.user.pk]
    steward = is_steward(request.user, case.group)
    here = {"case": case, "group": case.group, "tab": "talk", "voices": said, "mine": mine}
    rules = {"steward": steward, "rules": steward or case.author_id == request.user.pk}
    blank = {"voice": VoiceForm(), "outcome": OutcomeForm()}
    return {**here, **rules, **blank, "told": reads.summed(said), **forms}


@require_POST
@member_page
def voices(request: MemberRequest, pk: int) -> HttpResponse:
    """Me too."""
    one = access.case_of(request.user, pk)
    form = VoiceForm(request.POST)
    if attempt(form, acts.join, by=request.user, case=one) is None:
        return refused(request, form, PAGE, shown(request, one, voice=form))
    return at(request, one)


@require_POST
@member_page
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    return at(request, acts.withdraw(request.user, access.case_of(request.user, pk)))


@require_POST
@member_page
def closing(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.case_ruled_by(request.user, pk)
    form = OutcomeForm(request.POST)
    if attempt(form, acts.close, by=request.user, case=one) is None:
        return refused(request, form, PAGE, shown(request, one, outcome=form))
    return at(request, one)


@require_POST
@member_page
def reopening(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.case_ruled_by(request.user, pk)
    return at(request, acts.reopen(request.user, one))


@require_GET
@member_page
def letter(request: MemberRequest, pk: int) -> HttpResponse:
    """One file to send, for a steward."""
    one = access.case_stewarded_by(request.user, pk)
    return sent(letters.letter(one, reads.voices(one)), "text/markdown", f"complaint-{pk}.md")


@require_GET
@member_page
def table(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.case_stewarded_by(request.user, pk)
    return sent(letters.table(reads.voices(one)), "text/csv", f"complaint-{pk}.csv")


def sent(text: str, kind: str, name: str) -> HttpResponse:
    held = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=held)


def at(request: MemberRequest, case: Case) -> HttpResponse:
    return done(request, reverse("contacts:case", args=[case.pk]))
