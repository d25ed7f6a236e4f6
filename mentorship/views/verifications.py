from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access, forms
from mentorship.actions import verifications as acts
from mentorship.reads import mentors as reads
from mentorship.reads import pages

LIST = "mentorship/verifications/mentors.html"
NEW = "mentorship/verifications/new.html"
PAGE = "mentorship/verifications/verification.html"


@member_page
@require_GET
def mentors(request: MemberRequest) -> HttpResponse:
    form = forms.FindMentorForm(request.GET)
    form.fields["place"].queryset = reads.places()  # type: ignore[attr-defined]
    asked = form.given()
    page = pages.page(reads.directory(request.user, **asked), request.GET.get("page"))
    context = {"form": form, "asked": asked, "page": page}
    return render(request, LIST, context)


@member_page
def verification_new(request: MemberRequest) -> HttpResponse:
    access.staff_only(request.user)
    if request.method != "POST":
        initial = {"member": request.GET.get("member")}
        return render(request, NEW, {"form": forms.VerificationForm(initial=initial)})
    form = forms.VerificationForm(request.POST)
    verification = attempt(form, acts.verify, by=request.user)
    if verification is None:
        return refused(request, form, NEW, {})
    return done(request, verification.get_absolute_url())


@member_page
@require_GET
def verification(request: MemberRequest, pk: int) -> HttpResponse:
    """Who verified whom, when and for what; the proof itself is for staff."""
    shown = access.verification_of(request.user, pk)
    return render(request, PAGE, {"verification": shown, "form": forms.RevocationForm()})


@member_page
@require_POST
def revocation(request: MemberRequest, pk: int) -> HttpResponse:
    access.staff_only(request.user)
    held, form = access.verification_of(request.user, pk), forms.RevocationForm(request.POST)
    if attempt(form, acts.revoke, by=request.user, verification=held) is None:
        return refused(request, form, PAGE, {"verification": held})
    return done(request, held.get_absolute_url())
