from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused, tried
from groups import access, reads
from groups.actions import meetups as acts
from groups.forms import MeetupForm
from groups.models import Group

PAGE = "groups/meetups/list.html"


@member_page
def meetups(request: MemberRequest, slug: str) -> HttpResponse:
    """When the group meets; a POST calls a meeting."""
    group = access.group_of(request.user, slug)
    if request.method != "POST":
        return render(request, PAGE, shown(request, group, MeetupForm()))
    form = MeetupForm(request.POST)
    if attempt(form, acts.call, by=request.user, group=group) is None:
        return refused(request, form, PAGE, shown(request, group, form))
    return done(request, reverse("groups:meetups", args=[group.slug]))


def shown(request: MemberRequest, group: Group, form: Form) -> dict[str, Any]:
    steward = access.is_steward(request.user, group)
    found = reads.meetups(group)
    return {"group": group, "tab": "talk", "steward": steward, "meetups": found, "form": form}


@require_POST
@member_page
def calling_off(request: MemberRequest, pk: int) -> HttpResponse:
    """Calls it off; posted with undo, puts it back."""
    meetup = access.meetup_ruled_by(request.user, pk)
    act = acts.put_back if request.POST.get("undo") else acts.call_off
    tried(request, act, request.user, meetup)
    return done(request, reverse("groups:meetups", args=[meetup.group.slug]))
