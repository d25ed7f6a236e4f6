"""What a steward does to a whole room: its name, its pace, its end and its beginning anew."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused, tried
from groups import access
from groups.actions import paces, rooms, summaries
from groups.forms import NameForm, PaceForm, SummaryForm
from groups.models import Room

PAGE = "groups/rooms/order.html"


@member_page
def order(request: MemberRequest, pk: int) -> HttpResponse:
    room = access.room_stewarded_by(request.user, pk)
    return render(request, PAGE, order_page(room))


def order_page(room: Room, **forms: Form) -> dict[str, Any]:
    usual = {
        "name": NameForm(initial={"name": room.name}),
        "pace": PaceForm(initial={"minutes": room.pace or 0}),
        "summary": SummaryForm(),
    }
    return {"room": room} | usual | forms


@member_page
def name(request: MemberRequest, pk: int) -> HttpResponse:
    return changed(request, pk, "name", NameForm, rooms.rename)


@member_page
def pace(request: MemberRequest, pk: int) -> HttpResponse:
    return changed(request, pk, "pace", PaceForm, paces.slow)


@member_page
def summary(request: MemberRequest, pk: int) -> HttpResponse:
    return changed(request, pk, "summary", SummaryForm, summaries.close)


def changed(
    request: MemberRequest, pk: int, what: str, kind: type[Form], act: Callable[..., Any]
) -> HttpResponse:
    room = access.room_stewarded_by(request.user, pk)
    if request.method != "POST":
        return render(request, PAGE, order_page(room))
    form = kind(request.POST)
    if attempt(form, act, by=request.user, room=room) is None:
        return refused(request, form, PAGE, order_page(room, **{what: form}))
    return done(request, reverse("groups:room", args=[pk]))


@require_POST
@member_page
def reopening(request: MemberRequest, pk: int) -> HttpResponse:
    room = access.room_stewarded_by(request.user, pk)
    tried(request, summaries.reopen, request.user, room)
    return done(request, reverse("groups:room", args=[pk]))
