from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access_asked, forms
from mentorship.actions import mergers as acts
from mentorship.reads.similar import before

PAGE = "mentorship/mergers/new.html"


@member_page
def merger(request: MemberRequest, pk: int) -> HttpResponse:
    """Which earlier question it is the same as; with undo=1 it stands alone again."""
    asked = access_asked.mergeable_of(request.user, pk)
    made = asked.mergers.standing().select_related("author").first()
    context = {"question": asked, "made": made, "similar": before(request.user, asked)}
    if request.method != "POST":
        return render(request, PAGE, {**context, "form": forms.MergerForm(request.user)})
    form: Form = forms.MergerForm(request.user, request.POST)
    act: Callable[..., Any] = acts.merge
    if "undo" in request.POST:
        form, act = forms.ButtonForm(request.POST), acts.part
    if attempt(form, act, by=request.user, question=asked) is None:
        return refused(request, form, PAGE, context)
    return done(request, asked.get_absolute_url())
