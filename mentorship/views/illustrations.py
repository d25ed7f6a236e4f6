from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from community.members.requests import MemberRequest, member_page
from community.pictures import answers
from community.text.answers import attempt, done, refused
from mentorship import access, access_shelf, forms
from mentorship.actions import illustrations as acts

PAGE = "mentorship/tutorials/illustrate.html"


@member_page
def illustrations(request: MemberRequest, slug: str) -> HttpResponse:
    """The author shows what words cannot; each picture is a next edition."""
    tutorial = access.own_tutorial_of(request.user, slug)
    context = {"tutorial": tutorial}
    if request.method != "POST":
        return render(request, PAGE, {**context, "form": forms.IllustrationForm()})
    form = forms.IllustrationForm(request.POST, request.FILES)
    edition = attempt(form, acts.show, by=request.user, tutorial=tutorial)
    if edition is None:
        return refused(request, form, PAGE, context)
    return done(request, edition.get_absolute_url())


@member_page
@require_POST
def taking_out(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    tutorial, form = access.own_tutorial_of(request.user, slug), forms.KeyForm(request.POST)
    edition = attempt(form, acts.take_out, by=request.user, tutorial=tutorial, picture=pk)
    if edition is None:
        return refused(request, form, PAGE, {"tutorial": tutorial})
    return done(request, edition.get_absolute_url())


@require_GET
@member_page
def picture(request: MemberRequest, slug: str, pk: int, width: str) -> HttpResponse:
    """Of an edition that this member may read."""
    return answers.shown(access_shelf.illustration_of(request.user, slug, pk), width)
