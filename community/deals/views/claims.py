from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from community.deals import access, reads
from community.deals.actions import claims as acts
from community.deals.actions import hearings, lookups
from community.deals.forms import ClaimForm, LookupForm, OwedForm, ReplyForm, WordsForm
from community.deals.models import Claim
from community.members.requests import MemberRequest, member_page
from community.pictures import answers
from community.text.answers import attempt, refused

REGISTER = "deals/claims/register.html"
NEW = "deals/claims/new.html"
PAGE = "deals/claims/claim.html"


@member_page
def register(request: MemberRequest) -> HttpResponse:
    """Check a number before you work; a POST asks about one."""
    if request.method != "POST":
        words = reads.register(request.user) | {"form": LookupForm()}
        return render(request, REGISTER, words)
    form = LookupForm(request.POST)
    asked = attempt(form, lookups.look, by=request.user)
    if asked is None:
        return refused(request, form, REGISTER, reads.register(request.user))
    return redirect("deals:lookup", asked.pk)


@member_page
def lookup(request: MemberRequest, pk: int) -> HttpResponse:
    """What was found about the number this member just asked about."""
    asked = access.lookup_of(request.user, pk)
    words = {"found": reads.found(asked), "asked": asked, "left": lookups.left(request.user)}
    return render(request, "deals/claims/lookup.html", words)


@member_page
def new(request: MemberRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, NEW, {"form": ClaimForm()})
    form = ClaimForm(request.POST, request.FILES)
    made = attempt(form, acts.claim, by=request.user)
    return refused(request, form, NEW, {}) if made is None else redirect("deals:claim", made.pk)


@member_page
def of_deal(request: MemberRequest, pk: int) -> HttpResponse:
    deal = access.deal_of(request.user, pk)
    words: dict[str, Any] = {"deal": deal, "other": deal.other(request.user)}
    if request.method != "POST":
        start = {"what": str(deal.promised), "due_on": deal.promised.due_on}
        return render(request, NEW, words | {"form": OwedForm(initial=start)})
    form = OwedForm(request.POST, request.FILES)
    made = attempt(form, acts.claim_of_deal, by=request.user, deal=deal)
    return refused(request, form, NEW, words) if made is None else redirect("deals:claim", made.pk)


@member_page
def claim(request: MemberRequest, pk: int) -> HttpResponse:
    return claim_page(request, access.claim_of(request.user, pk))


def claim_page(request: MemberRequest, one: Claim, form: Form | None = None) -> HttpResponse:
    words = reads.claim(request.user, one) | {"form": form or WordsForm()}
    return render(request, PAGE, words, status=422 if form else 200)


@require_POST
@member_page
def reply(request: MemberRequest, pk: int) -> HttpResponse:
    return said(request, pk, ReplyForm(request.POST), acts.reply)


@require_POST
@member_page
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    return said(request, pk, Form(request.POST), acts.withdraw)


@require_POST
@member_page
def appeal(request: MemberRequest, pk: int) -> HttpResponse:
    return said(request, pk, WordsForm(request.POST), hearings.appeal)


def said(request: MemberRequest, pk: int, form: Form, act: Callable[..., object]) -> HttpResponse:
    one = access.claim_of(request.user, pk)
    if attempt(form, act, by=request.user, claim=one) is None:
        return claim_page(request, one, form)
    return redirect("deals:claim", pk)


@require_GET
@member_page
def picture(request: MemberRequest, pk: int, width: str) -> HttpResponse:
    """To both sides, and to those who judge."""
    return answers.shown(access.claim_seen_by(request.user, pk).picture, width)
