from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.members.squares import square
from community.text.answers import attempt, done, refused, tried
from groups import access, access_meetups, reads, roll
from groups.actions import attendees, comings
from groups.actions import meetups as acts
from groups.actions import minutes as written
from groups.forms import AttendeeForm, ComingForm, MeetupForm, MinutesForm
from groups.models import Group, Meetup

LIST, PAGE = "groups/meetups/list.html", "groups/meetups/meetup.html"
A_WHILE = "60"


@member_page
def meetups(request: MemberRequest, slug: str) -> HttpResponse:
    """When the group meets; a POST calls a meeting."""
    group = access.group_of(request.user, slug)
    if request.method != "POST":
        return render(request, LIST, shown(request, group, MeetupForm()))
    form = MeetupForm(request.POST)
    if attempt(form, acts.call, by=request.user, group=group) is None:
        return refused(request, form, LIST, shown(request, group, form))
    return done(request, reverse("groups:meetups", args=[group.slug]))


def shown(request: MemberRequest, group: Group, form: Form) -> dict[str, Any]:
    steward = access.is_steward(request.user, group)
    found = reads.meetups(group)
    return {"group": group, "tab": "talk", "steward": steward, "meetups": found, "form": form}


@require_POST
@member_page
def calling_off(request: MemberRequest, pk: int) -> HttpResponse:
    """Calls it off; posted with undo, puts it back."""
    meetup = access_meetups.meetup_ruled_by(request.user, pk)
    act = acts.put_back if request.POST.get("undo") else acts.call_off
    tried(request, act, request.user, meetup)
    return done(request, reverse("groups:meetups", args=[meetup.group.slug]))


@member_page
def meetup(request: MemberRequest, pk: int) -> HttpResponse:
    """Whoever read the square there finds its digits typed already."""
    one = access_meetups.meetup_of(request.user, pk)
    attending = AttendeeForm(initial={"digits": request.GET.get("digits", "")[:6]})
    return render(request, PAGE, whole(request, one, attending=attending))


def whole(request: MemberRequest, one: Meetup, **forms: Form) -> dict[str, Any]:
    steward = access.is_steward(request.user, one.group)
    rules = steward or one.author_id == request.user.pk
    page = reads.meetup(request.user, one)
    last = page["minutes"]
    blank: dict[str, Form] = {"coming": ComingForm(), "attending": AttendeeForm()}
    blank["writing"] = MinutesForm(initial={"text": last.text if last else ""})
    here = {"group": one.group, "tab": "talk", "steward": steward, "rules": rules}
    begun = one.at <= timezone.now() and one.called_off_at is None
    return {**here, **page, **blank, "begun": begun, **forms}


@require_POST
@member_page
def coming(request: MemberRequest, pk: int) -> HttpResponse:
    one = access_meetups.meetup_of(request.user, pk)
    form = ComingForm(request.POST)
    if attempt(form, comings.say, by=request.user, meetup=one) is None:
        return refused(request, form, PAGE, whole(request, one, coming=form))
    return redirect("groups:meetup", pk)


@never_cache
@member_page
def digits(request: MemberRequest, pk: int) -> HttpResponse:
    """Shown at the meeting; the page turns over by itself when there are others."""
    one = access_meetups.meetup_ruled_by(request.user, pk)
    if not one.is_on:
        return redirect("groups:meetup", pk)
    now = roll.digits(one.pk, timezone.now())
    link = request.build_absolute_uri(f"{reverse('groups:meetup', args=[pk])}?digits={now}")
    words = {"group": one.group, "tab": "talk", "meetup": one, "digits": now}
    words |= {"square": square(link), "there": one.attendees.count()}
    answer = render(request, "groups/meetups/digits.html", words)
    answer.headers["Refresh"] = A_WHILE
    return answer


@require_POST
@member_page
def attendance(request: MemberRequest, pk: int) -> HttpResponse:
    one = access_meetups.meetup_of(request.user, pk)
    form = AttendeeForm(request.POST)
    if attempt(form, attendees.attend, by=request.user, meetup=one) is None:
        return refused(request, form, PAGE, whole(request, one, attending=form))
    return redirect("groups:meetup", pk)


@require_POST
@member_page
def minutes(request: MemberRequest, pk: int) -> HttpResponse:
    one = access_meetups.meetup_stewarded_by(request.user, pk)
    form = MinutesForm(request.POST)
    if attempt(form, written.write, by=request.user, meetup=one) is None:
        return refused(request, form, PAGE, whole(request, one, writing=form))
    return redirect("groups:meetup", pk)
