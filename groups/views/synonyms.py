from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members.forms import KeyForm
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused, tried
from groups import access, reads
from groups.actions import slips
from groups.actions import synonyms as acts
from groups.forms import SynonymForm
from groups.models import Group

PAGE = "groups/synonyms/list.html"


@member_page
def synonyms(request: MemberRequest, slug: str) -> HttpResponse:
    """The group's own words, for every member to read and a steward to add to."""
    if request.method != "POST":
        group = access.group_of(request.user, slug)
        return render(request, PAGE, words_page(request, group, SynonymForm()))
    group = access.group_stewarded_by(request.user, slug)
    form = SynonymForm(request.POST)
    if attempt(form, acts.teach, by=request.user, group=group) is None:
        return refused(request, form, PAGE, words_page(request, group, form))
    return done(request, reverse("groups:synonyms", args=[group.slug]))


def words_page(request: MemberRequest, group: Group, form: Form) -> dict[str, Any]:
    steward = access.is_steward(request.user, group)
    words = reads.synonyms(group)
    offered = reads.slips(group, words.standing) if steward else None
    here = {"group": group, "tab": "talk", "steward": steward, "form": form}
    return {**here, "words": words, "slips": offered}


@require_POST
@member_page
def dropping(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes a line out; posted with undo, puts it back."""
    synonym = access.synonym_stewarded_by(request.user, pk)
    act = acts.put_back if request.POST.get("undo") else acts.drop
    tried(request, act, request.user, synonym)
    return done(request, reverse("groups:synonyms", args=[synonym.group.slug]))


@require_POST
@member_page
def acceptance(request: MemberRequest, pk: int) -> HttpResponse:
    """What searches taught becomes a line of the group's words."""
    slip = access.slip_stewarded_by(request.user, pk)
    form = KeyForm(request.POST)
    if attempt(form, slips.accept, by=request.user, slip=slip) is None:
        return refused(request, form, PAGE, words_page(request, slip.group, form))
    return done(request, reverse("groups:synonyms", args=[slip.group.slug]))


@require_POST
@member_page
def dismissal(request: MemberRequest, pk: int) -> HttpResponse:
    """Sets it aside; posted with undo, offers it again."""
    slip = access.slip_stewarded_by(request.user, pk)
    act = slips.put_back if request.POST.get("undo") else slips.settle
    act(request.user, slip)
    return done(request, reverse("groups:synonyms", args=[slip.group.slug]))
