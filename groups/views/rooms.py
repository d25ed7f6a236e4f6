from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.live import replay
from community.members.requests import MemberRequest, member_page
from community.members.sparing import spares
from community.text.answers import attempt, done, refused
from groups import access, reads
from groups.actions import pointers
from groups.actions.rooms import open_room
from groups.forms import PointerForm, RoomForm, TalkForm
from groups.models import Room
from groups.models.message import SIGNS
from groups.reads.rooms import PAGE, SHORT_PAGE


@member_page
def room(request: MemberRequest, pk: int) -> HttpResponse:
    """The newest talk, live; or with ?before= a page of what was said earlier."""
    room = access.room_of(request.user, pk)
    early, reply = number(request, "before"), number(request, "reply")
    context = room_page(request, room, early, TalkForm(initial=begun(request, reply)))
    return render(request, "groups/rooms/room.html", context)


def begun(request: MemberRequest, reply: int | None) -> dict[str, Any]:
    """What stands in the form at first: where money was asked for, the question to the group."""
    asks = _("Does anybody here know who asks for this? Would you pay?")
    return {"reply": reply, "text": asks if reply and request.GET.get("asking") else ""}


def number(request: MemberRequest, name: str) -> int | None:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None


def room_page(request: MemberRequest, room: Room, before: int | None, form: Form) -> dict[str, Any]:
    """The head is read before the rows: an event between the two is shown twice, never lost."""
    head, due = replay.head(room.topic), (room.accepted or 0) < room.group.edition
    business = room.business
    room = reads.unread(request.user, Room.objects.filter(pk=room.pk)).get()
    mark = room.mark if before is None else None
    talk = reads.talk(room, before, mark, SHORT_PAGE if spares(request) else PAGE)
    return {
        "room": room,
        "business": business,
        "steward": room.steward,
        "head": head,
        "rules_due": due,
        "live": before is None,
        "talk": talk,
        "newest": talk.messages[-1].pk if talk.messages else 0,
        "top": reads.top(room) if before is None else None,
        "signs": " ".join(SIGNS),
        "answered": reads.answered(room, form["reply"].value()),
        "form": form,
    }


@member_page
def new(request: MemberRequest, slug: str) -> HttpResponse:
    group = access.group_stewarded_by(request.user, slug)
    context = {"group": group, "tab": "talk"}
    if request.method != "POST":
        return render(request, "groups/rooms/new.html", {**context, "form": RoomForm()})
    form = RoomForm(request.POST)
    opened = attempt(form, open_room, by=request.user, group=group)
    if opened is None:
        return refused(request, form, "groups/rooms/new.html", context)
    return redirect("groups:room", opened.pk)


@require_POST
@member_page
def pointer(request: MemberRequest, pk: int) -> HttpResponse:
    room = access.room_of(request.user, pk)
    form = PointerForm(request.POST)
    if attempt(form, pointers.read, by=request.user, room=room) is None:
        context = room_page(request, room, None, TalkForm())
        return refused(request, form, "groups/rooms/room.html", context)
    return done(request, reverse("groups:room", args=[room.pk]))
