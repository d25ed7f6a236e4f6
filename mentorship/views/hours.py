from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from community.live import replay
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access_hours, forms
from mentorship.actions import hours as acts
from mentorship.models import Hour
from mentorship.reads import hours as reads

NEW = "mentorship/hours/new.html"
PAGE = "mentorship/hours/hour.html"


@member_page
def hours(request: MemberRequest, slug: str) -> HttpResponse:
    """The hours that mentors keep in this group; a POST announces one."""
    group = access_hours.group_of(request.user, slug)
    form = forms.HourForm(group.rooms.order_by("pk"), request.POST or None)
    context = {"group": group, "tab": "questions", "hours": reads.ahead(group), "form": form}
    if request.method != "POST":
        return render(request, NEW, context)
    hour = attempt(form, acts.announce, by=request.user)
    if hour is None:
        return refused(request, form, NEW, context)
    return done(request, hour.get_absolute_url())


@member_page
def hour(request: MemberRequest, pk: int) -> HttpResponse:
    """The queue, live; a POST asks."""
    one = access_hours.hour_of(request.user, pk)
    if request.method != "POST":
        return render(request, PAGE, shown(request, one, forms.TurnForm()))
    form = forms.TurnForm(request.POST)
    if attempt(form, acts.ask, by=request.user, hour=one) is None:
        return refused(request, form, PAGE, shown(request, one, form))
    return done(request, one.get_absolute_url())


def shown(request: MemberRequest, one: Hour, form: Form) -> dict[str, Any]:
    own, head = one.author_id == request.user.pk, replay.head(one.topic)
    first = None if one.is_open else reads.first_said(one)
    turns = {"turns": reads.turns(one), "head": head, "first": first}
    return {"hour": one, "group": one.room.group, "tab": "questions", "own": own, **turns} | {
        "form": form
    }


@member_page
@require_POST
def turn(request: MemberRequest, pk: int) -> HttpResponse:
    """The mentor takes it; with drop=1, it is taken out."""
    one, form = access_hours.turn_of(request.user, pk), forms.ButtonForm(request.POST)
    act = acts.drop if "drop" in request.POST else acts.take
    if attempt(form, act, by=request.user, turn=one) is None:
        whole = access_hours.hour_of(request.user, one.hour_id)
        return refused(request, form, PAGE, shown(request, whole, form))
    return done(request, one.hour.get_absolute_url())


@member_page
@require_POST
def end(request: MemberRequest, pk: int) -> HttpResponse:
    one, form = access_hours.hour_of(request.user, pk), forms.ButtonForm(request.POST)
    if attempt(form, acts.end, by=request.user, hour=one) is None:
        return refused(request, form, PAGE, shown(request, one, form))
    return done(request, one.get_absolute_url())
