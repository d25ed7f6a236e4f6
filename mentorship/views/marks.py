from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access_shelf, forms
from mentorship.actions import marks as acts
from mentorship.actions import renewals

PAGE = "mentorship/tutorials/marks.html"


@member_page
def marks(request: MemberRequest, slug: str) -> HttpResponse:
    """A steward warns of a lesson, or takes it off the shelf."""
    tutorial = access_shelf.stewarded_tutorial_of(request.user, slug)
    context = {"tutorial": tutorial, "standing": tutorial.marks.standing()}
    if request.method != "POST":
        return render(request, PAGE, {**context, "form": forms.MarkForm()})
    form = forms.MarkForm(request.POST)
    if attempt(form, acts.mark, by=request.user, tutorial=tutorial) is None:
        return refused(request, form, PAGE, context)
    return done(request, tutorial.get_absolute_url())


@member_page
@require_POST
def lifting(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    tutorial = access_shelf.stewarded_tutorial_of(request.user, slug)
    mark, form = access_shelf.mark_of(tutorial, pk), forms.ButtonForm(request.POST)
    if attempt(form, acts.lift, by=request.user, mark=mark) is None:
        context = {"tutorial": tutorial, "standing": tutorial.marks.standing()}
        return refused(request, form, PAGE, context)
    return done(request, tutorial.get_absolute_url())


@member_page
@require_POST
def renewal(request: MemberRequest, slug: str) -> HttpResponse:
    """A reviewer looked again: still true."""
    tutorial, form = (
        access_shelf.reviewed_tutorial_of(request.user, slug),
        forms.KeyForm(request.POST),
    )
    if attempt(form, renewals.renew, by=request.user, tutorial=tutorial) is None:
        return refused(request, form, PAGE, {"tutorial": tutorial})
    return done(request, tutorial.get_absolute_url())
