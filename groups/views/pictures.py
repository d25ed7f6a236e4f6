from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from community.members.requests import MemberRequest, member_page
from community.pictures import answers
from community.text.answers import attempt, done, refused
from groups import access
from groups.actions.pictures import show
from groups.forms import ShowForm

PAGE = "groups/pictures/new.html"


@member_page
def new(request: MemberRequest, pk: int) -> HttpResponse:
    room = access.room_of(request.user, pk)
    context = {"room": room}
    if request.method != "POST":
        return render(request, PAGE, {**context, "form": ShowForm()})
    form = ShowForm(request.POST, request.FILES)
    if attempt(form, show, by=request.user, room=room) is None:
        return refused(request, form, PAGE, context)
    return done(request, reverse("groups:room", args=[room.pk]))


@require_GET
@member_page
def picture(request: MemberRequest, pk: int, width: str) -> HttpResponse:
    """To those in the group, and to nobody once the message is withdrawn."""
    message = access.message_of(request.user, pk)
    return answers.shown(None if message.is_withdrawn else message.picture, width)
