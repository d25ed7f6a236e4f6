from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from community.members import trust
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt
from community.text.render import clean
from groups import access, reads
from groups.actions.memberships import remove
from groups.actions.stewards import make_steward, unmake_steward
from groups.forms import BuddyForm, InvitationForm, RefusalForm, RemovalForm
from groups.models import Membership, Request


@member_page
def people(request: MemberRequest, slug: str) -> HttpResponse:
    return people_page(request, slug)


def people_page(
    request: MemberRequest,
    slug: str,
    form: Form | None = None,
    leaving: Form | None = None,
    no: tuple[int, Form] | None = None,
) -> HttpResponse:
    """Who is in; for a steward also who asks to be; with the form that was just refused: `no` is
    that of the request with this number."""
    inside = access.found(access.membership_of(request.user, slug))
    words = clean(request.GET.get("words", ""))[:100]
    asking = reads.asking(inside.group) if inside.steward else []
    page = Paginator(reads.people(inside.group, words), 50).get_page(request.GET.get("page"))
    context = {
        "group": inside.group,
        "tab": "people",
        "steward": inside.steward,
        "words": words,
        "page": page,
        "asking": answering(asking, no),
        "buddies": reads.buddies(request.user, inside.group),
        "trust": trust.lines([one.member for one in page] + [one.member for one in asking]),
        "form": form or InvitationForm(),
        "leaving": leaving,
    }
    status = 422 if form or leaving or no else 200
    return render(request, "groups/people/list.html", context, status=status)


def answering(
    asking: Sequence[Request], no: tuple[int, Form] | None = None
) -> list[tuple[Request, Form]]:
    """Each request with the form to refuse it: the one that failed keeps what was typed."""
    typed = dict([no]) if no else {}
    return [(one, typed.get(one.pk) or RefusalForm()) for one in asking]


@member_page
def person(request: MemberRequest, slug: str, handle: str) -> HttpResponse:
    """What a steward may do with one member's place in the group."""
    return person_page(request, access.membership_stewarded_by(request.user, slug, handle))


def person_page(
    request: MemberRequest, one: Membership, status: int = 200, **forms: Form
) -> HttpResponse:
    context: dict[str, Any] = {"group": one.group, "tab": "people", "one": one}
    context |= {"removal": RemovalForm(), "office": None, "giving": BuddyForm(), **forms}
    context["buddy"] = reads.buddy_beside(one)
    return render(request, "groups/people/person.html", context, status=status)


@require_POST
@member_page
def stewardship(request: MemberRequest, slug: str, handle: str) -> HttpResponse:
    one = access.membership_stewarded_by(request.user, slug, handle)
    form = Form(request.POST)
    act = unmake_steward if request.POST.get("ending") else make_steward
    attempt(form, act, by=request.user, group=one.group, member=one.member)
    if form.errors:
        return person_page(request, one, 422, office=form)
    return redirect("groups:people", slug)


@require_POST
@member_page
def removal(request: MemberRequest, slug: str, handle: str) -> HttpResponse:
    one = access.membership_stewarded_by(request.user, slug, handle)
    form = RemovalForm(request.POST)
    attempt(form, remove, by=request.user, group=one.group, member=one.member)
    if form.errors:
        return person_page(request, one, 422, removal=form)
    return redirect("groups:people", slug)
