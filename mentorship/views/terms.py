from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access, forms
from mentorship.actions import graduations
from mentorship.actions import terms as acts
from mentorship.models import Term
from mentorship.reads import desk as desks
from mentorship.reads import terms as reads

MENTOR = "mentorship/terms/mentor.html"
NEW = "mentorship/terms/new.html"
PAGE = "mentorship/terms/term.html"
END = "mentorship/terms/end.html"
DESK = "mentorship/terms/desk.html"


@member_page
@require_GET
def mentor(request: MemberRequest, handle: str) -> HttpResponse:
    """Who this mentor is to whoever wants to learn: badges, places, and honest figures."""
    return render(request, MENTOR, reads.mentor_page(request.user, access.badges_of(handle)))


@member_page
def term_new(request: MemberRequest, pk: int) -> HttpResponse:
    badge = access.badge_to_learn_from(pk)
    if request.method != "POST":
        return render(request, NEW, {"badge": badge, "form": forms.TermForm()})
    form = forms.TermForm(request.POST)
    made = attempt(form, acts.request, by=request.user, badge=badge)
    if made is None:
        return refused(request, form, NEW, {"badge": badge})
    return done(request, made.get_absolute_url())


@member_page
@require_GET
def term(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.term_of(request.user, pk)
    return render(request, PAGE, shown(request, one))


def shown(request: MemberRequest, one: Term) -> dict[str, Any]:
    """The page of a term; its head was read with it, before the entries."""
    context = reads.term_page(request.user, one)
    ways = {"goals": forms.GoalsForm(one), "third": forms.ThirdForm()}
    return context | ways | {"checkin": forms.CheckInForm()}


@member_page
@require_POST
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """The mentor takes them on; with no=1 not this time."""
    one, form = access.term_of(request.user, pk), forms.ButtonForm(request.POST)
    act = acts.decline if "no" in request.POST else acts.accept
    return tried(request, one, form, act)


@member_page
@require_POST
def goals(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.term_of(request.user, pk)
    return tried(request, one, forms.GoalsForm(one, request.POST), acts.reach)


@member_page
@require_POST
def graduation(request: MemberRequest, pk: int) -> HttpResponse:
    one, form = access.term_of(request.user, pk), forms.ButtonForm(request.POST)
    return tried(request, one, form, graduations.graduate)


def tried(request: MemberRequest, one: Term, form: Any, act: Any) -> HttpResponse:
    if attempt(form, act, by=request.user, term=one) is None:
        return refused(request, form, PAGE, shown(request, one))
    return done(request, one.get_absolute_url())


@member_page
def end(request: MemberRequest, pk: int) -> HttpResponse:
    """Asks once, then it has ended."""
    one = access.term_of(request.user, pk)
    if request.method != "POST":
        return render(request, END, {"term": one})
    acts.stop(request.user, one)
    return done(request, reverse("mentorship:desk"))


@member_page
@require_GET
def desk(request: MemberRequest) -> HttpResponse:
    """All that waits for a member who teaches, learns, judges or reviews."""
    return render(request, DESK, {"desk": desks.desk(request.user)})
