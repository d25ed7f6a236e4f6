from allauth.account.internal.flows.logout import logout
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from community.members import browsers, freezing, reads
from community.members.access import met_by
from community.members.actions import freezes
from community.members.forms import ConfirmationForm
from community.members.models import Member
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from community.text.refusals import Refusal

CONFIRM = "members/freezes/confirmation.html"


@never_cache
@member_page
def freeze(request: MemberRequest) -> HttpResponse:
    """Why my badges rest, and how they come back."""
    words = {"next": get_next_redirect_url(request) or "/", "member": request.user}
    words |= reads.freeze(request.user, browsers.mark_of(request))
    return render(request, "members/freezes/freeze.html", words)


@require_POST
@member_page
def recognition(request: MemberRequest) -> HttpResponse:
    """Said on a phone of before: the new one is mine, or it is not."""
    is_me, session = request.POST.get("is_me") == "yes", request.session.session_key or ""
    try:
        freezes.recognise(request.user, browsers.mark_of(request), session, is_me)
    except Refusal as refusal:
        messages.error(request, str(refusal.reason))
    return redirect("members:freeze")


@never_cache
@member_page
def parting(request: MemberRequest) -> HttpResponse:
    """The number came to me newly, and this account is of who had it before."""
    mark = browsers.mark_of(request)
    if request.method != "POST":
        words = {"member": request.user, "may": freezes.may_part(request.user, mark)}
        return render(request, "members/freezes/parting.html", words)
    try:
        freezes.part(request.user, mark)
    except Refusal as refusal:
        messages.error(request, str(refusal.reason))
        return redirect("members:parting")
    logout(request, show_message=False)
    messages.success(request, _("Done. Sign in with your number: a new account begins."))
    return redirect("account_login")


@member_page
def confirmation(request: MemberRequest, handle: str) -> HttpResponse:
    """One whom the reader met changed their phone: is it still them?"""
    other = met_by(request.user, handle)
    form = ConfirmationForm(request.POST or None)
    if request.method != "POST":
        return render(request, CONFIRM, {"form": form, **confirmation_words(request.user, other)})
    said = attempt(form, freezes.confirm, by=request.user, member=other)
    if said is None:
        return refused(request, form, CONFIRM, confirmation_words(request.user, other))
    messages.success(request, _("Thank you. Your word is kept."))
    return done(request, request.path)


def confirmation_words(reader: Member, other: Member) -> dict[str, object]:
    one = freezing.lasting(other)
    word = one.confirmations.filter(author=reader).first() if one else None
    return {"member": other, "freeze": one, "word": word}
