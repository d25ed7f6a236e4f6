from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups import access, reads
from groups.actions.attention import pay
from groups.forms import AttentionForm
from groups.models import Group, Room

PAGE = "groups/attention/attention.html"


@member_page
def of_group(request: MemberRequest, slug: str) -> HttpResponse:
    group = access.group_of(request.user, slug)
    return attention(request, group, None, reverse("groups:group", args=[slug]))


@member_page
def of_room(request: MemberRequest, pk: int) -> HttpResponse:
    room = access.room_of(request.user, pk)
    return attention(request, room.group, room, reverse("groups:room", args=[pk]))


def attention(request: MemberRequest, group: Group, room: Room | None, onward: str) -> HttpResponse:
    """How near the member lets it come, and the three or four answers there are."""
    if request.method != "POST":
        return render(request, PAGE, page(request, group, room, onward))
    form = AttentionForm(request.POST)
    if attempt(form, pay, by=request.user, group=group, room=room) is None:
        return refused(request, form, PAGE, page(request, group, room, onward))
    return done(request, onward)


def page(request: MemberRequest, group: Group, room: Room | None, back: str) -> dict[str, Any]:
    said = reads.choices(request.user, group, room)
    mine = (said.room or "group") if room and said.group else (said.room or said.group or "quiet")
    return {"group": group, "room": room, "back": back, "said": said, "level": mine}
