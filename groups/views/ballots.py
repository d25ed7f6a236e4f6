from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups import access
from groups.actions.ballots import ask, vote
from groups.forms import BallotForm, VoteForm
from groups.views.messages import PAGE, message_page

NEW = "groups/ballots/new.html"


@member_page
def new(request: MemberRequest, pk: int) -> HttpResponse:
    room = access.room_of(request.user, pk)
    if request.method != "POST":
        return render(request, NEW, {"room": room, "form": BallotForm()})
    form = BallotForm(request.POST)
    if attempt(form, ask, by=request.user, room=room) is None:
        return refused(request, form, NEW, {"room": room})
    return redirect("groups:room", room.pk)


@require_POST
@member_page
def votes(request: MemberRequest, pk: int) -> HttpResponse:
    ballot = access.ballot_of(request.user, pk)
    form = VoteForm(request.POST)
    if attempt(form, vote, by=request.user, ballot=ballot) is None:
        one = access.message_of(request.user, pk)
        return refused(request, form, PAGE, message_page(request, one, vote=form))
    return done(request, reverse("groups:message", args=[pk]))
