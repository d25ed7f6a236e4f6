from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from community.live import replay
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups import access, reads
from groups.actions.groups import describe, open_group
from groups.forms import AboutForm, FindForm, GroupForm, JoinForm
from groups.models import Group, Membership


@member_page
def found(request: MemberRequest) -> HttpResponse:
    form = FindForm(request.GET)
    asked = form.asked()
    groups = reads.listed(request.user, **asked)
    context = {
        "find": form,
        "asked": asked,
        "searched": any(asked.values()),
        "page": Paginator(groups, 20).get_page(request.GET.get("page")),
    }
    return render(request, "groups/groups/list.html", context)


@member_page
def new(request: MemberRequest) -> HttpResponse:
    if request.method != "POST":
        form = GroupForm(initial={"place": request.user.place_id})
        return render(request, "groups/groups/new.html", {"form": form})
    form = GroupForm(request.POST)
    group = attempt(form, open_group, by=request.user)
    if group is None:
        return refused(request, form, "groups/groups/new.html", {})
    return redirect("groups:group", group.slug)


@member_page
def group(request: MemberRequest, slug: str) -> HttpResponse:
    """Home for those inside; for others what a group says of itself, and the way in."""
    inside = access.membership_of(request.user, slug)
    if inside is not None:
        return render(request, "groups/groups/group.html", home(inside))
    seen = access.group_seen_by(request.user, slug)
    context = {**reads.outside(request.user, seen), "form": JoinForm()}
    return render(request, "groups/groups/outside.html", context)


def home(inside: Membership) -> dict[str, Any]:
    head = replay.head(inside.group.topic)
    return {
        "group": inside.group,
        "tab": "talk",
        "steward": inside.steward,
        "head": head,
        "level": inside.level,
        "rooms": reads.rooms_of(inside.member, inside.group),
        "size": reads.size_of(inside.group),
        "stewards": list(inside.group.stewards()),
        "waiting": len(reads.asking(inside.group)) if inside.steward else 0,
    }


@member_page
def about(request: MemberRequest, slug: str) -> HttpResponse:
    group = access.group_stewarded_by(request.user, slug)
    context = {"group": group, "tab": "talk"}
    if request.method != "POST":
        context["form"] = AboutForm(initial=as_it_stands(group))
        return render(request, "groups/groups/about.html", context)
    form = AboutForm(request.POST)
    if attempt(form, describe, by=request.user, group=group) is None:
        return refused(request, form, "groups/groups/about.html", context)
    return done(request, reverse("groups:group", args=[group.slug]))


def as_it_stands(group: Group) -> dict[str, Any]:
    return {name: getattr(group, name) for name in AboutForm.base_fields}
