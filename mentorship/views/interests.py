from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access, forms
from mentorship.actions import interests as acts
from mentorship.reads import verifications as reads

PAGE = "mentorship/verifications/interests.html"


@member_page
def interests(request: MemberRequest) -> HttpResponse:
    """What I earn by, as it stands beside my answers."""
    context = {"interests": reads.interests(request.user)}
    if request.method != "POST":
        return render(request, PAGE, {**context, "form": forms.InterestForm()})
    form = forms.InterestForm(request.POST)
    if attempt(form, acts.declare, by=request.user) is None:
        return refused(request, form, PAGE, context)
    return done(request, reverse("mentorship:interests"))


@member_page
@require_POST
def end(request: MemberRequest, pk: int) -> HttpResponse:
    acts.end(request.user, access.interest_of(request.user, pk))
    return done(request, reverse("mentorship:interests"))
