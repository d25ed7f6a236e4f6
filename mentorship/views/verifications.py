from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from community.members import trust
from community.members.requests import MemberRequest, member_page, reader
from community.text.answers import attempt, done, refused
from mentorship import access, forms
from mentorship.actions import revocations as acts
from mentorship.actions.verifications import verify
from mentorship.models import Verification
from mentorship.models.verification import Area
from mentorship.reads import mentors as reads
from mentorship.reads import pages
from mentorship.reads import verifications as badges

LIST = "mentorship/verifications/mentors.html"
NEW = "mentorship/verifications/new.html"
PAGE = "mentorship/verifications/verification.html"
LOG = "mentorship/verifications/log.html"


@member_page
@require_GET
def mentors(request: MemberRequest) -> HttpResponse:
    form = forms.FindMentorForm(reads.where(), request.GET)
    asked = form.given()
    page = pages.page(reads.directory(request.user, **asked), request.GET.get("page"))
    context: dict[str, Any] = {"form": form, "asked": asked, "page": page, "areas": Area.choices}
    context["rows"] = [reads.row(request.user, mentor) for mentor in page]
    context["trust"] = {mentor.pk: trust.told(mentor, mentor) for mentor in page}
    return render(request, LIST, context)


@member_page
def verification_new(request: MemberRequest) -> HttpResponse:
    access.staff_only(request.user)
    if request.method != "POST":
        initial = {"member": request.GET.get("member")}
        return render(request, NEW, {"form": forms.VerificationForm(initial=initial)})
    form = forms.VerificationForm(request.POST)
    verification = attempt(form, verify, by=request.user)
    if verification is None:
        return refused(request, form, NEW, {})
    return done(request, verification.get_absolute_url())


@member_page
@require_GET
def verification(request: MemberRequest, pk: int) -> HttpResponse:
    """Who verified whom, when and for what; the proof itself is for staff."""
    return render(request, PAGE, shown(request, access.verification_of(request.user, pk)))


def shown(request: MemberRequest, held: Verification) -> dict[str, Any]:
    """The page of a badge, with a form for what this reader may do."""
    page = badges.badge_page(request.user, held)
    ways = {
        "may_judge": forms.OpinionForm,
        "may_appeal": forms.AppealForm,
        "may_revoke": forms.RevocationForm,
    }
    form = next((made() for may, made in ways.items() if page[may]), None)
    return page | {"form": form}


@member_page
@require_POST
def revocation(request: MemberRequest, pk: int) -> HttpResponse:
    held, form = access.revocable_of(request.user, pk), forms.RevocationForm(request.POST)
    if attempt(form, acts.revoke, by=request.user, verification=held) is None:
        return refused(request, form, PAGE, shown(request, held))
    return done(request, held.get_absolute_url())


@member_page
@require_POST
def appeal(request: MemberRequest, pk: int) -> HttpResponse:
    """Whose badge was taken back says why that is wrong."""
    taken, form = access.own_revocation_of(request.user, pk), forms.AppealForm(request.POST)
    held = access.verification_of(request.user, taken.verification_id)
    if attempt(form, acts.appeal, by=request.user, revocation=taken) is None:
        return refused(request, form, PAGE, shown(request, held))
    return done(request, held.get_absolute_url())


@member_page
@require_POST
def opinion(request: MemberRequest, pk: int) -> HttpResponse:
    made, form = access.appeal_of(request.user, pk), forms.OpinionForm(request.POST)
    held = access.verification_of(request.user, made.revocation.verification_id)
    if attempt(form, acts.judge, by=request.user, made=made) is None:
        return refused(request, form, PAGE, shown(request, held))
    return done(request, held.get_absolute_url())


@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """Everything ever done about badges, for anybody; names are for those who are signed in."""
    page = pages.page(badges.log(), request.GET.get("page"))
    return render(request, LOG, {"page": page, "named": reader(request) is not None})
