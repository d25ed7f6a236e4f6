from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused
from groups import access, reads
from groups.actions import memberships
from groups.forms import JoinForm
from groups.models import Group
from groups.views.people import people_page


@require_POST
@member_page
def membership(request: MemberRequest, slug: str) -> HttpResponse:
    group = access.group_seen_by(request.user, slug)
    return (leave if request.POST.get("leaving") else join)(request, group)


def join(request: MemberRequest, group: Group) -> HttpResponse:
    form = JoinForm(request.POST)
    if attempt(form, memberships.join, by=request.user, group=group) is None:
        context = reads.outside(request.user, group)
        return refused(request, form, "groups/groups/outside.html", context)
    return redirect("groups:group", group.slug)


def leave(request: MemberRequest, group: Group) -> HttpResponse:
    form = Form(request.POST)
    attempt(form, memberships.leave, by=request.user, group=group)
    if form.errors:
        return people_page(request, group.slug, leaving=form)
    if group.hidden:
        return redirect("groups:list")
    return redirect("groups:group", group.slug)
