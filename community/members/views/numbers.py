"""My number, changed: the new one shows by a code that it is mine."""

from collections.abc import Callable
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from community.members.actions import codes, numbers
from community.members.codes import Change
from community.members.forms import CodeForm, NumberForm
from community.members.phones import spaced
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused
from community.text.refusals import Refusal

Page = Callable[..., HttpResponse]


def by_key(view: Page) -> Page:
    """Of who has a second key, that first: a phone that lies open is not enough."""
    page: Page = reauthentication_required(view)
    return page


@never_cache
@member_page
@by_key
def number(request: MemberRequest) -> HttpResponse:
    """Asks for the new one."""
    form = NumberForm(request.POST or None)
    words = {"phone": spaced(request.user.phone or "")}
    if request.method != "POST":
        return render(request, "members/numbers/number.html", {**words, "form": form})
    if attempt(form, numbers.ask, by=request.user, request=request) is None:
        return refused(request, form, "members/numbers/number.html", words)
    return redirect("members:number_code")


@never_cache
@member_page
@by_key
def code(request: MemberRequest) -> HttpResponse:
    """Asks for the code that was sent there."""
    change = Change.waiting(request)
    if change is None or not change.open:
        return redirect("members:number")
    form = CodeForm(request.POST or None)
    if request.method != "POST":
        return render(request, "members/numbers/code.html", {**sent(change), "form": form})
    if attempt(form, numbers.enter, by=request.user, change=change) is None:
        return refused(request, form, "members/numbers/code.html", sent(change))
    messages.success(request, _("From now on you sign in with your new number."))
    return redirect("members:profile")


@never_cache
@require_POST
@member_page
@by_key
def again(request: MemberRequest) -> HttpResponse:
    """Sends the code once more."""
    change = Change.waiting(request)
    if change is None:
        return redirect("members:number")
    try:
        codes.ask_again(change)
    except Refusal as refusal:
        words = {**sent(change), "form": CodeForm(), "reason": refusal.reason}
        return render(request, "members/numbers/code.html", words, status=refusal.status)
    return redirect("members:number_code")


def sent(change: Change) -> dict[str, Any]:
    return {"phone": spaced(change.phone), "demo": settings.DEMO}
