from typing import cast

from allauth.account.utils import get_next_redirect_url
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members import freezing
from community.members.actions import profiles
from community.members.forms import ProfileForm
from community.members.languages import remember
from community.members.models import Member
from community.members.phones import spaced
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused


@login_required
def welcome(request: HttpRequest) -> HttpResponse:
    """The one page a new member is asked to fill in; then they go where they were going."""
    member = cast(Member, request.user)
    onward = get_next_redirect_url(request) or "/"
    if member.display_name:
        return redirect(onward)
    return filled_in(request, member, "members/welcome.html", onward)


@member_page
def profile(request: MemberRequest) -> HttpResponse:
    """My own page: what others read about me, and my number, which they do not."""
    return filled_in(request, request.user, "members/profile.html", "members:profile")


def filled_in(request: HttpRequest, member: Member, template: str, onward: str) -> HttpResponse:
    form = ProfileForm.about(member, request.POST or None)
    words = {"member": member, "next": onward, "phone": spaced(member.phone or "")}
    words["frozen"] = freezing.lasting(member)
    if request.method != "POST":
        return render(request, template, {**words, "form": form})
    changed = attempt(form, profiles.change, by=member)
    if changed is None:
        return refused(request, form, template, words)
    return remember(redirect(onward), changed.language)


@require_POST
@member_page
def data(request: MemberRequest) -> HttpResponse:
    """Less data, or all of it; and back to where one was."""
    profiles.spare(request.user, request.POST.get("low") == "1")
    return redirect(get_next_redirect_url(request) or reverse("members:profile"))
