from uuid import uuid4

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from community.deals import access, reads
from community.deals.actions import deals as acts
from community.deals.actions import results as endings
from community.deals.forms import DealForm, ResultForm
from community.deals.models import Deal
from community.members import trust
from community.members.access import member_known_to
from community.members.actions.vouches import after_deal
from community.members.forms import KeyForm
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt

PAGE = "deals/deals/deal.html"


@member_page
def mine(request: MemberRequest) -> HttpResponse:
    """The open ones, those that wait for the reader first; then the past, paged."""
    page = Paginator(reads.past(request.user), 20).get_page(request.GET.get("page"))
    rows, to_say = reads.running(request.user), reads.to_be_said(request.user)
    words = {"rows": rows, "to_say": to_say, "page": page}
    return render(request, "deals/deals/list.html", words)


@member_page
def new(request: MemberRequest, handle: str) -> HttpResponse:
    """What `request.user` and this member promise each other."""
    member = member_known_to(request.user, handle)
    form = DealForm(request.POST) if request.method == "POST" else DealForm.empty()
    made = None
    if request.method == "POST":
        made = attempt(form, acts.draft, by=request.user, member=member)
    if made is not None:
        return redirect("deals:deal", made.pk)
    lines = trust.lines([member])
    calm = reads.warnings(request.user, member, lines[member.pk])
    words = {"member": member, "form": form, "trust": lines, "warnings": calm}
    status = 422 if form.is_bound else 200
    return render(request, "deals/deals/new.html", words, status=status)


@member_page
def deal(request: MemberRequest, pk: int) -> HttpResponse:
    return deal_page(request, access.deal_of(request.user, pk))


def deal_page(request: MemberRequest, one: Deal, form: Form | None = None) -> HttpResponse:
    """The page of a deal, with the reason why an act was refused."""
    words = reads.deal(request.user, one) | {"form": form or ResultForm(), "key": uuid4()}
    return render(request, PAGE, words, status=422 if form else 200)


@require_POST
@member_page
def results(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.deal_of(request.user, pk)
    form = ResultForm(request.POST)
    if attempt(form, endings.report, by=request.user, deal=one) is None:
        return deal_page(request, one, form)
    return redirect("deals:deal", pk)


@require_POST
@member_page
def vouch(request: MemberRequest, pk: int) -> HttpResponse:
    """After a deal that both confirmed one may say that one traded."""
    one = access.deal_of(request.user, pk)
    form, other = KeyForm(request.POST), one.other(request.user)
    if attempt(form, after_deal, by=request.user, member=other, deal=one) is None:
        return deal_page(request, one, form)
    return redirect("deals:deal", pk)
