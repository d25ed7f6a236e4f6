from django.http import HttpResponse
from django.shortcuts import render

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access, forms
from mentorship.actions import trials as acts

PAGE = "mentorship/trials/new.html"


@member_page
def trials(request: MemberRequest, slug: str) -> HttpResponse:
    """How it went, in a few fields; those of a translation are told of its source."""
    tutorial = access.published_of(request.user, slug)
    if request.method != "POST":
        form = forms.TrialForm(initial={"place": request.user.place_id})
        return render(request, PAGE, {"tutorial": tutorial, "form": form})
    form = forms.TrialForm(request.POST)
    if attempt(form, acts.report, by=request.user, tutorial=tutorial) is None:
        return refused(request, form, PAGE, {"tutorial": tutorial})
    return done(request, f"{tutorial.get_absolute_url()}#trials")
