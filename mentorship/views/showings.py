from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access, access_shelf, forms
from mentorship.actions import showings as acts
from mentorship.models import Tutorial
from mentorship.reads import showings as reads

NEAR = "mentorship/showings/near.html"
PAGE = "mentorship/showings/showing.html"


@member_page
def near(request: MemberRequest, slug: str) -> HttpResponse:
    """Those who did it and would show it; a POST asks one of them."""
    tutorial = access.published_of(request.user, slug)
    if request.method != "POST":
        return render(request, NEAR, around(request, tutorial))
    form = forms.KeyForm(request.POST)
    member = access_shelf.member_near(request.user, tutorial, request.POST.get("member", ""))
    showing = attempt(form, acts.ask, by=request.user, tutorial=tutorial, member=member)
    if showing is None:
        return refused(request, form, NEAR, around(request, tutorial))
    return done(request, showing.get_absolute_url())


def around(request: MemberRequest, tutorial: Tutorial) -> dict[str, Any]:
    asked = reads.asked(request.user, tutorial)
    people = [(one, asked.get(one.member.pk)) for one in reads.near(request.user, tutorial)]
    return {"tutorial": tutorial, "people": people, "form": forms.KeyForm()}


@member_page
def showing(request: MemberRequest, pk: int) -> HttpResponse:
    one = access_shelf.showing_of(request.user, pk)
    return render(request, PAGE, {"showing": one, "asked": one.member_id == request.user.pk})


@member_page
@require_POST
def reply(request: MemberRequest, pk: int) -> HttpResponse:
    one, form = access_shelf.showing_of(request.user, pk), forms.ButtonForm(request.POST)
    agrees = "no" not in request.POST
    if attempt(form, acts.answer, by=request.user, showing=one, agrees=agrees) is None:
        return refused(request, form, PAGE, {"showing": one, "asked": False})
    return done(request, one.get_absolute_url())
