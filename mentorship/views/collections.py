from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups.access import group_of
from mentorship import access_shelf, forms
from mentorship.actions import collections as acts
from mentorship.models import Collection
from mentorship.reads import collections as reads
from mentorship.reads import tutorials as lessons

PAGE = "mentorship/collections/collection.html"
NEW = "mentorship/collections/new.html"


@member_page
@require_GET
def collection(request: MemberRequest, pk: int) -> HttpResponse:
    """Its lessons in order, and how far the reader has come."""
    one = access_shelf.collection_of(request.user, pk)
    steps = reads.steps(request.user, one)
    come = {"read": sum(step.read for step in steps), "tried": sum(step.tried for step in steps)}
    home = lessons.home_group(request.user, one.sector)
    return render(request, PAGE, {"collection": one, "steps": steps, "home": home, **come})


@member_page
def collection_new(request: MemberRequest, slug: str) -> HttpResponse:
    group = group_of(request.user, slug)
    access_shelf.reviewer_of(request.user, group.sector)
    offered = reads.choosable(request.user, group.sector)
    form = forms.CollectionForm(offered, request.POST or None)
    return changed(request, form, acts.collect, {"group": group}, sector=group.sector)


@member_page
def arrangement(request: MemberRequest, pk: int) -> HttpResponse:
    one = access_shelf.arranged_by(request.user, pk)
    turns = {f"t{step.tutorial_id}": step.number for step in one.steps.all()}
    offered = reads.choosable(request.user, one.sector)
    form = forms.CollectionForm(
        offered, request.POST or None, initial={"title": one.title, **turns}
    )
    return changed(request, form, acts.arrange, {"collection": one}, collection=one)


def changed(
    request: MemberRequest,
    form: forms.CollectionForm,
    act: Callable[..., Collection],
    context: dict[str, Any],
    **words: Any,
) -> HttpResponse:
    if request.method != "POST":
        return render(request, NEW, {**context, "form": form})
    made = attempt(form, act, by=request.user, **words)
    if made is None:
        return refused(request, form, NEW, context)
    return done(request, made.get_absolute_url())
