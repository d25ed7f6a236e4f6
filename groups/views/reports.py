from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.actions.blocks import block
from community.members.forms import KeyForm
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused
from groups import access, reads
from groups.actions import reports
from groups.forms import ReportForm
from groups.models.report import Kind
from groups.subjects import Subject, subject_of, unnamed

PAGE = "groups/reports/report.html"


@member_page
def new(request: MemberRequest, noun: str, pk: int) -> HttpResponse:
    """What is the matter with this: one tap on a kind sends it."""
    of = subject_of(request.user, noun, pk)
    if request.method != "POST":
        context = {"of": of, "kinds": Kind.choices, "form": ReportForm()}
        return render(request, "groups/reports/new.html", context)
    return (blocked if "block" in request.POST else reported)(request, of)


def reported(request: MemberRequest, of: Subject) -> HttpResponse:
    form = ReportForm(request.POST)
    made = attempt(form, reports.report, by=request.user, of=of)
    if made is None:
        context = {"of": of, "kinds": Kind.choices}
        return refused(request, form, "groups/reports/new.html", context)
    return redirect("groups:report", made.pk)


def blocked(request: MemberRequest, of: Subject) -> HttpResponse:
    if of.hides:
        raise Http404
    form = KeyForm(request.POST)
    if attempt(form, block, by=request.user, member=of.author) is None:
        context = {"of": of, "kinds": Kind.choices}
        return refused(request, form, "groups/reports/new.html", context)
    messages.success(request, _("%s is blocked, and is not told.") % of.author)
    return redirect("members:blocks")


@member_page
def mine(request: MemberRequest) -> HttpResponse:
    page = Paginator(reads.reports_by(request.user), 20).get_page(request.GET.get("page"))
    context = {"page": page, "unnamed": unnamed(page)}
    return render(request, "groups/reports/list.html", context)


@member_page
def report(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.report_by(request.user, pk)
    return render(request, PAGE, {"report": one, "form": KeyForm(), "unnamed": unnamed([one])})


@require_POST
@member_page
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.report_by(request.user, pk)
    form = Form(request.POST)
    attempt(form, reports.take_back, by=request.user, made=one)
    if form.errors:
        return refused(request, form, PAGE, {"report": one, "unnamed": unnamed([one])})
    return redirect("groups:report", pk)
