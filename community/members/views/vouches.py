from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from community.members import trust as trusting
from community.members.access import member_known_to, vouch_of
from community.members.actions import vouches
from community.members.forms import KeyForm
from community.members.models import Member, Vouch
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from community.text.refusals import Refusal

NEW = "members/vouches/new.html"


@member_page
@require_GET
def trust(request: MemberRequest, handle: str) -> HttpResponse:
    """Who vouched for a member, when and how, and the way from the reader to them."""
    shown = member_known_to(request.user, handle)
    words = {"member": shown, "shown": trusting.shown(request.user, shown)}
    return render(request, "members/vouches/trust.html", words)


@member_page
def vouch(request: MemberRequest, handle: str) -> HttpResponse:
    """To vouch for a member: in person, or by knowing them online."""
    other = other_member(request, handle)
    form = KeyForm(request.POST or None)
    words = {"form": form, "member": other, "shown": trusting.shown(request.user, other)}
    if request.method != "POST":
        return render(request, NEW, words)
    if attempt(form, vouches.online, by=request.user, member=other) is None:
        return refused(request, form, NEW, words)
    messages.success(request, _("Thank you. Your word counts for a year."))
    return done(request, reverse("members:trust", args=[other.handle]))


def other_member(request: MemberRequest, handle: str) -> Member:
    """Anyone the reader may vouch for: nobody has such a page about themselves."""
    other = member_known_to(request.user, handle)
    if other == request.user:
        raise Http404
    return other


@member_page
@require_GET
def listed(request: MemberRequest) -> HttpResponse:
    """Whom I vouch for, and who vouches for me."""
    return render(request, "members/vouches/list.html", list_words(request.user))


def list_words(member: Member) -> dict[str, object]:
    mine = trusting.mine(member)
    return {"mine": mine, "line": trusting.lines([member])[member.pk]}


@member_page
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes back a vouch of one's own; posted with undo, lets it stand again."""
    own = vouch_of(request.user, pk)
    try:
        taken = act(request, own)
    except Refusal as refusal:
        messages.error(request, str(refusal.reason))
        return done(request, reverse("members:vouches"))
    words = {"vouch": taken, **list_words(request.user)}
    return render(request, "members/vouches/list.html", words)


def act(request: MemberRequest, own: Vouch) -> Vouch:
    if request.POST.get("undo"):
        return vouches.let_stand(request.user, own)
    return vouches.take_back(request.user, own)


@member_page
@require_POST
def renewal(request: MemberRequest, pk: int) -> HttpResponse:
    own = vouch_of(request.user, pk)
    form = KeyForm(request.POST)
    if attempt(form, vouches.renew, by=request.user, vouch=own) is None:
        return refused(request, form, "members/vouches/list.html", list_words(request.user))
    messages.success(request, _("Your word counts for another year."))
    return done(request, reverse("members:vouches"))
