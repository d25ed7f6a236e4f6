from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from community.members.actions import handshakes
from community.members.forms import HandshakeForm, KeyForm
from community.members.handshaking import Shown, between
from community.members.models import Member
from community.members.requests import MemberRequest, member_page
from community.members.squares import square
from community.members.trust import shown
from community.members.views.vouches import NEW, other_member
from community.text.answers import attempt, done, refused

PAGE = "members/handshakes/handshake.html"


@never_cache
@member_page
def handshake(request: MemberRequest, handle: str) -> HttpResponse:
    """My digits, large, for the one beside me; and a field for theirs."""
    other = other_member(request, handle)
    if request.method == "POST":
        return show(request, other)
    form = HandshakeForm(initial={"digits": request.GET.get("digits", "")[:6]})
    return render(request, PAGE, {"form": form, **words(request, other)})


def show(request: MemberRequest, other: Member) -> HttpResponse:
    form = KeyForm(request.POST)
    if attempt(form, handshakes.show, by=request.user, member=other) is None:
        context = {"member": other, "shown": shown(request.user, other)}
        return refused(request, form, NEW, context)
    return done(request, reverse("members:handshake", args=[other.handle]))


@never_cache
@member_page
@require_POST
def entry(request: MemberRequest, handle: str) -> HttpResponse:
    """The digits read off the other's phone."""
    other = other_member(request, handle)
    form = HandshakeForm(request.POST)
    if attempt(form, handshakes.enter, by=request.user, member=other) is None:
        return refused(request, form, PAGE, words(request, other))
    if between(request.user, other).is_met:
        messages.success(request, _("You vouch for each other now: met in person."))
        return done(request, reverse("members:trust", args=[other.handle]))
    return done(request, reverse("members:handshake", args=[other.handle]))


def words(request: MemberRequest, other: Member) -> dict[str, object]:
    here = between(request.user, other)
    return {"member": other, "here": here, "square": here.mine and square(address(request, here))}


def address(request: MemberRequest, here: Shown) -> str:
    """Where the other's phone comes to when it reads the square: the digits are filled in."""
    assert here.mine
    mine = reverse("members:handshake", args=[request.user.handle])
    return request.build_absolute_uri(f"{mine}?digits={here.mine.digits}")
