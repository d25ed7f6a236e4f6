from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access, forms
from mentorship.actions import reviews as acts
from mentorship.models import Review
from mentorship.reads import pages
from mentorship.reads import tutorials as reads
from mentorship.views import editions

LIST = "mentorship/tutorials/reviews.html"
FEW = 50


@member_page
@require_GET
def reviews(request: MemberRequest) -> HttpResponse:
    """What waits for this reviewer; for anyone else there is no such page."""
    page = pages.page(reads.to_review(request.user), request.GET.get("page"))
    overdue = list(reads.overdue(request.user)[:FEW])
    if not page.object_list and not overdue:
        access.reviewers_only(request.user)
    return render(request, LIST, {"page": page, "overdue": overdue})


@member_page
@require_POST
def publication(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    return judged(request, slug, number, forms.KeyForm(request.POST), acts.publish)


@member_page
@require_POST
def sending_back(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    return judged(request, slug, number, forms.ReturnForm(request.POST), acts.send_back)


def judged(
    request: MemberRequest, slug: str, number: int, form: Form, act: Callable[..., Review]
) -> HttpResponse:
    edition = access.edition_of(request.user, slug, number)
    if attempt(form, act, by=request.user, edition=edition) is None:
        return refused(request, form, editions.PAGE, editions.shown(request, edition))
    return done(request, edition.get_absolute_url())
