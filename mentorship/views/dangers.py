from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access_asked, forms
from mentorship.actions import dangers as acts

PAGE = "mentorship/answers/danger.html"


@member_page
def danger(request: MemberRequest, pk: int) -> HttpResponse:
    """A steward of the trade warns of an answer; with undo=1 the warning is taken off."""
    given = access_asked.warnable_of(request.user, pk)
    context = {"answer": given}
    if request.method != "POST":
        return render(request, PAGE, {**context, "form": forms.DangerForm()})
    form: Form = forms.DangerForm(request.POST)
    act: Callable[..., Any] = acts.warn
    if "undo" in request.POST:
        form, act = forms.ButtonForm(request.POST), acts.lift
    if attempt(form, act, by=request.user, answer=given) is None:
        return refused(request, form, PAGE, context)
    return done(request, given.get_absolute_url())
