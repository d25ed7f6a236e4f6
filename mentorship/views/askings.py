from django.forms import model_to_dict
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
    mine = ready(request.user)
    context = {"waiting": questions_for(request.user)[:20], "mine": mine}
    if request.method != "POST":
        form = forms.ReadinessForm(initial=model_to_dict(mine))
        return render(request, READY, {**context, "form": form})
    form = forms.ReadinessForm(request.POST)
    if attempt(form, acts.be_ready, by=request.user) is None:
        return refused(request, form, READY, context)
    return done(request, reverse("mentorship:readiness"))
