from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members import trust
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups import access, reads
from groups.actions.editions import edit
from groups.actions.messages import post
from groups.actions.withdrawals import restore, withdraw
from groups.forms import MessageForm, PinForm, ReactionForm, TalkForm, VoteForm, WithdrawalForm
from groups.models import Message
from groups.views.rooms import room_page

PAGE = "groups/messages/message.html"


@require_POST
@member_page
def messages(request: MemberRequest, pk: int) -> HttpResponse:
    room = access.room_of(request.user, pk)
    form = TalkForm(request.POST)
    if attempt(form, post, by=request.user, room=room) is None:
        context = room_page(request, room, None, form)
        return refused(request, form, "groups/rooms/room.html", context)
    return done(request, reverse("groups:room", args=[room.pk]))


@member_page
def message(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.message_of(request.user, pk)
    return render(request, PAGE, message_page(request, one))


def message_page(request: MemberRequest, one: Message, **forms: Form) -> dict[str, Any]:
    """The message, what it said before, and the forms of what this member may do with it."""
    page = reads.message(request.user, one) | {"trust": trust.lines([one.author])}
    if page["offers"]:
        page["react"] = ReactionForm()
    if page.get("may_vote"):
        page["vote"] = VoteForm()
    if page["may_edit"]:
        page["edit"] = MessageForm(initial={"text": one.text})
    if page["steward"] and not page["withdrawal"]:
        page["pin"] = PinForm()
    if page["may_withdraw"]:
        page["withdraw"] = WithdrawalForm()
    return page | forms


@require_POST
@member_page
def edition(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.message_of(request.user, pk)
    form = MessageForm(request.POST)
    if attempt(form, edit, by=request.user, message=one) is None:
        return refused(request, form, PAGE, message_page(request, one, edit=form))
    return done(request, reverse("groups:message", args=[one.pk]))


@require_POST
@member_page
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.message_of(request.user, pk)
    form = WithdrawalForm(request.POST)
    if attempt(form, withdraw, by=request.user, message=one) is None:
        return refused(request, form, PAGE, message_page(request, one, withdraw=form))
    return done(request, reverse("groups:message", args=[one.pk]))


@require_POST
@member_page
def restoration(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.message_of(request.user, pk)
    form = Form(request.POST)
    attempt(form, restore, by=request.user, message=one)
    if form.errors:
        return refused(request, form, PAGE, message_page(request, one, undo=form))
    return done(request, reverse("groups:message", args=[one.pk]))
