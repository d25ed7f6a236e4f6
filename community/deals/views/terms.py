from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from community.deals import access
from community.deals.actions import terms as acts
from community.deals.forms import TermsForm
from community.deals.models import Deal, Terms
from community.deals.views.deals import deal_page
from community.members.forms import KeyForm
from community.members.models import Member
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused

PAGE = "deals/deals/terms.html"


@member_page
def terms(request: MemberRequest, pk: int) -> HttpResponse:
    """Other words for a deal, which the other of the two agrees to or not."""
    deal = access.deal_of(request.user, pk)
    if request.method != "POST":
        return render(request, PAGE, {"deal": deal, "form": TermsForm.about(deal.promised)})
    form = TermsForm(request.POST)
    if attempt(form, acts.propose, by=request.user, deal=deal) is None:
        return refused(request, form, PAGE, {"deal": deal})
    return redirect("deals:deal", pk)


@require_POST
@member_page
def calling_off(request: MemberRequest, pk: int) -> HttpResponse:
    deal = access.deal_of(request.user, pk)
    form = KeyForm(request.POST)
    if attempt(form, acts.call_off, by=request.user, deal=deal) is None:
        return deal_page(request, deal, form)
    return redirect("deals:deal", pk)


@require_POST
@member_page
def agreement(request: MemberRequest, pk: int) -> HttpResponse:
    return answered(request, pk, acts.agree)


@require_POST
@member_page
def refusal(request: MemberRequest, pk: int) -> HttpResponse:
    return answered(request, pk, acts.refuse)


@require_POST
@member_page
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    return answered(request, pk, acts.take_back)


def answered(request: MemberRequest, pk: int, act: Callable[[Member, Terms], Deal]) -> HttpResponse:
    said = access.terms_of(request.user, pk)
    form = Form(request.POST)
    if attempt(form, act, by=request.user, terms=said) is None:
        return deal_page(request, access.deal_of(request.user, said.deal_id), form)
    return redirect("deals:deal", said.deal_id)
