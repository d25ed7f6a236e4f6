from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from community.members import trust
from community.members.requests import MemberRequest, member_page
from community.pictures import answers
from community.text.answers import attempt, done, refused
from mentorship import access, forms
from mentorship.actions import applications as acts
from mentorship.actions import sightings as words
from mentorship.reads import verifications as reads

NEW = "mentorship/applications/new.html"
PAGE = "mentorship/applications/application.html"


@member_page
def application_new(request: MemberRequest) -> HttpResponse:
    """What a member has to show; before the form stands what they still need for it."""
    applicant = reads.applicant(request.user)
    context = {"line": trust.told(applicant, applicant), "mine": reads.mine(request.user)[:10]}
    if request.method != "POST":
        form = forms.ApplicationForm(applicant, initial=request.GET.dict())
        return render(request, NEW, {**context, "form": form})
    form = forms.ApplicationForm(applicant, request.POST, request.FILES)
    made = attempt(form, acts.apply, by=request.user)
    if made is None:
        return refused(request, form, NEW, context)
    return done(request, made.get_absolute_url())


@member_page
@require_GET
def application(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.application_of(request.user, pk)
    context = reads.application_page(request.user, one)
    form = forms.ShowForm() if context["own"] else forms.SightingForm()
    return render(request, PAGE, {**context, "form": form})


@member_page
@require_POST
def pictures(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.own_application_of(request.user, pk)
    form = forms.ShowForm(request.POST, request.FILES)
    if attempt(form, acts.show, by=request.user, one=one) is None:
        return refused(request, form, PAGE, reads.application_page(request.user, one))
    return done(request, one.get_absolute_url())


@member_page
@require_GET
def picture(request: MemberRequest, pk: int, picture: int, width: str) -> HttpResponse:
    """For those who may read the application."""
    one = access.application_of(request.user, pk)
    return answers.shown(get_object_or_404(one.pictures, pk=picture), width)


@member_page
@require_POST
def sightings(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.application_of(request.user, pk)
    form = forms.SightingForm(request.POST)
    if attempt(form, words.see, by=request.user, one=one) is None:
        return refused(request, form, PAGE, reads.application_page(request.user, one))
    return done(request, one.get_absolute_url())


@member_page
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.own_application_of(request.user, pk)
    acts.withdraw(request.user, one)
    return done(request, one.get_absolute_url())
