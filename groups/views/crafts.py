from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members import trust
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from community.text.render import clean
from groups import access, access_people, reads
from groups.actions import crafts as acts
from groups.forms import CraftForm
from groups.models import Membership

PAGE = "groups/crafts/list.html"
SIZE = 20


@member_page
def crafts(request: MemberRequest, slug: str) -> HttpResponse:
    """Who can do what, to be searched; a POST adds a line of one's own."""
    inside = access.found(access.membership_of(request.user, slug))
    if request.method != "POST":
        return render(request, PAGE, shown(request, inside, CraftForm()))
    form = CraftForm(request.POST)
    if attempt(form, acts.offer, by=request.user, group=inside.group) is None:
        return refused(request, form, PAGE, shown(request, inside, form))
    return done(request, reverse("groups:crafts", args=[slug]))


def shown(request: MemberRequest, inside: Membership, form: Form) -> dict[str, Any]:
    group = inside.group
    words = clean(request.GET.get("words", ""))[:100]
    found = reads.crafts(request.user, group, words)
    page = Paginator(found, SIZE).get_page(request.GET.get("page"))
    return {
        "group": group,
        "tab": "people",
        "steward": inside.steward,
        "words": words,
        "page": page,
        "rows": reads.noted(request.user, page),
        "trust": {one.author_id: trust.told(one.author, one) for one in page},
        "own": reads.own_crafts(request.user, group),
        "form": form,
    }


@require_POST
@member_page
def dropping(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes a line out; posted with undo, puts it back."""
    craft = access_people.craft_of(request.user, pk)
    slug, form = craft.membership.group.slug, Form(request.POST)
    act = acts.put_back if request.POST.get("undo") else acts.drop
    if attempt(form, act, by=request.user, craft=craft) is None:
        inside = access.found(access.membership_of(request.user, slug))
        words = shown(request, inside, CraftForm()) | {"again": form}
        return render(request, PAGE, words, status=422)
    return done(request, reverse("groups:crafts", args=[slug]))
