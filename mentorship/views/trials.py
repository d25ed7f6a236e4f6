from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups.access import found
from mentorship import access, forms
from mentorship.actions import trials as acts
from mentorship.models.tutorial import Kind
from mentorship.views.tutorials import PAGE as LESSON
from mentorship.views.tutorials import shown

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


@require_POST
@member_page
def confirmation(request: MemberRequest, slug: str) -> HttpResponse:
    """Of a platform's card: still so, or it has changed."""
    tutorial = access.published_of(request.user, slug)
    found(tutorial if tutorial.kind == Kind.CARD else None)
    form = forms.ConfirmationForm(request.POST)
    words = {"by": request.user, "tutorial": tutorial, "place": request.user.place}
    if attempt(form, acts.report, **words) is None:
        page = shown(request, tutorial) | {"confirming": form}
        return refused(request, form, LESSON, page)
    return done(request, f"{tutorial.get_absolute_url()}#trials")
