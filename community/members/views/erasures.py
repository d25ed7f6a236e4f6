from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from community.members.actions import erasures
from community.members.forms import KeyForm
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused

PAGE = "members/erasures/ask.html"


@member_page
def erasure(request: MemberRequest) -> HttpResponse:
    """Be forgotten: asked once, and a week to think again."""
    form = KeyForm(request.POST or None)
    if request.method != "POST":
        return render(request, PAGE, {"form": form})
    if attempt(form, erasures.ask, by=request.user) is None:
        return refused(request, form, PAGE, {})
    logout(request)
    return redirect("members:farewell")


def farewell(request: HttpRequest) -> HttpResponse:
    return render(request, "members/erasures/farewell.html")
