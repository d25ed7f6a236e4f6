from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups import access, reads
from groups.actions.moves import move
from groups.forms import MoveForm
from groups.models import Room
from groups.views.rooms import number

PAGE = "groups/moves/new.html"


@member_page
def moves(request: MemberRequest, pk: int) -> HttpResponse:
    """Messages to choose from, from ?from= on, and where they shall go."""
    room = access.room_stewarded_by(request.user, pk)
    first = number(request, "from")
    if request.method != "POST":
        chosen = [] if first is None else [first]
        return render(request, PAGE, move_page(room, first, MoveForm(room), chosen))
    form = MoveForm(room, request.POST)
    made = attempt(form, move, by=request.user, room=room)
    if made is None:
        chosen = form.cleaned_data.get("messages", [])
        return refused(request, form, PAGE, move_page(room, first, form, chosen))
    return done(request, reverse("groups:room", args=[made.to_id]))


def move_page(room: Room, first: int | None, form: MoveForm, chosen: list[int]) -> dict[str, Any]:
    messages = reads.from_on(room, first)
    return {"room": room, "form": form, "offered": messages, "chosen": chosen}
