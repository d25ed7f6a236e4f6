"""Who may come in: a steward's answers to requests, and invitations."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, tried
from groups import access
from groups.actions import requests
from groups.actions.invitations import invite
from groups.forms import InvitationForm, RefusalForm
from groups.views.people import people_page


@require_POST
@member_page
def acceptance(request: MemberRequest, pk: int) -> HttpResponse:
    asked = access.request_stewarded_by(request.user, pk)
    tried(request, requests.accept, request.user, asked)
    return redirect("groups:people", asked.group.slug)


@require_POST
@member_page
def refusal(request: MemberRequest, pk: int) -> HttpResponse:
    asked = access.request_stewarded_by(request.user, pk)
    form = RefusalForm(request.POST)
    attempt(form, requests.refuse, by=request.user, request=asked)
    if form.errors:
        return people_page(request, asked.group.slug, no=(pk, form))
    return redirect("groups:people", asked.group.slug)


@require_POST
@member_page
def invitations(request: MemberRequest, slug: str) -> HttpResponse:
    group = access.group_stewarded_by(request.user, slug)
    form = InvitationForm(request.POST)
    if attempt(form, invite, by=request.user, group=group) is None:
        return people_page(request, slug, form=form)
    return redirect("groups:people", slug)
