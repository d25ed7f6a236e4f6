from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access, forms
from mentorship.actions import askings as acts
from mentorship.reads.mine import questions_for, ready

READY = "mentorship/questions/readiness.html"


@member_page
@require_POST
def declining(request: MemberRequest, pk: int) -> HttpResponse:
    asked = access.question_of(request.user, pk)
    acts.decline(request.user, asked)
    return done(request, asked.get_absolute_url())


@member_page
def readiness(request: MemberRequest) -> HttpResponse:
    """How much a member lets themselves be asked, and what waits for them now."""
    context = {"waiting": questions_for(request.user)[:20], "mine": ready(request.user)}
    if request.method != "POST":
        return render(
            request, READY, {**context, "form": forms.ReadinessForm(initial=said(request))}
        )
    form = forms.ReadinessForm(request.POST)
    if attempt(form, acts.be_ready, by=request.user) is None:
        return refused(request, form, READY, context)
    return done(request, reverse("mentorship:readiness"))


def said(request: MemberRequest) -> dict[str, object]:
    mine = ready(request.user)
    return {"bears": mine.bears, "rests_until": mine.rests_until}
