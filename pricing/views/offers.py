"""The supplier's side of a round: what is asked, and their own quote, nothing else."""

from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from pricing.actions import offers
from pricing.forms.rounds import OfferForm
from pricing.models import Invitation
from pricing.rounds import access, reads

PAGE = 20
TEMPLATE = "pricing/offers/offer.html"


@member_page
def listed(request: MemberRequest) -> HttpResponse:
    """Where I was asked to quote."""
    page = Paginator(reads.asked(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "pricing/offers/list.html", {"page": page})


@member_page
def offer(request: MemberRequest, pk: int) -> HttpResponse:
    mine = access.invitation_of(request.user, pk)
    if request.method != "POST":
        return render(request, TEMPLATE, context(mine))
    form = OfferForm(request.POST)
    if attempt(form, offers.quote, by=request.user, invitation=mine) is None:
        return refused(request, form, TEMPLATE, context(mine))
    return done(request, reverse("pricing:offer", args=[pk]))


def context(mine: Invitation) -> dict[str, Any]:
    standing = reads.standing_offer(mine)
    return {
        "round": mine.round,
        "offer": standing,
        "word": reads.word(mine, standing),
        "form": OfferForm.of(standing, mine.round),
    }


@member_page
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    mine = access.invitation_of(request.user, pk)
    form = Form(request.POST)
    attempt(form, offers.withdraw, by=request.user, invitation=mine)
    if form.errors:
        return refused(request, form, TEMPLATE, context(mine) | {"leaving": form})
    return done(request, reverse("pricing:offer", args=[pk]))
