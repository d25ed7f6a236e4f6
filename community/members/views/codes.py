"""The one door: a number, its code, and in; whether the member is known or new."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from community.members.actions import codes
from community.members.codes import Door
from community.members.forms import CodeForm, PhoneForm
from community.members.phones import spaced
from community.text.answers import attempt
from community.text.refusals import Refusal


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Asks for the number and sends the code."""
    next_url = get_next_redirect_url(request)
    if request.user.is_authenticated:
        return redirect(next_url or settings.LOGIN_REDIRECT_URL)
    form = PhoneForm(request.POST or None)
    if request.method != "POST":
        return ask_number(request, form)
    if attempt(form, codes.ask, request=request):
        return redirect(with_next("account_confirm_login_code", next_url))
    return ask_number(request, form, status=422)


@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Asks for the code that was sent."""
    next_url = get_next_redirect_url(request)
    if request.user.is_authenticated:
        return redirect(next_url or settings.LOGIN_REDIRECT_URL)
    door = Door.waiting(request)
    if door is None:
        return redirect(with_next("account_login", next_url))
    if not door.open:
        return begin_again(request, door, _("This code is too old. Ask for a new one."))
    if request.method == "POST":
        return entered(request, door, next_url)
    return ask_code(request, door, CodeForm())


def entered(request: HttpRequest, door: Door, next_url: str | None) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            return codes.enter(door, form.cleaned_data["code"], next_url)
        except Refusal as refusal:
            if refusal.field not in form.fields:
                return begin_again(request, door, str(refusal.reason))
            form.add_error(refusal.field, str(refusal.reason))
    return ask_code(request, door, form, status=422)


@never_cache
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Sends the code once more."""
    next_url = get_next_redirect_url(request)
    door = Door.waiting(request)
    if door is None:
        return redirect(with_next("account_login", next_url))
    try:
        codes.ask_again(door)
    except Refusal as refusal:
        return ask_code(request, door, CodeForm(), str(refusal.reason), refusal.status)
    return redirect(with_next("account_confirm_login_code", next_url))


def begin_again(request: HttpRequest, door: Door, reason: str) -> HttpResponse:
    """The number once more, as it was typed, and why."""
    door.abort()
    form = PhoneForm(initial={"phone": spaced(door.phone)})
    return ask_number(request, form, reason, status=422)


def ask_number(
    request: HttpRequest, form: PhoneForm, reason: str = "", status: int = 200
) -> HttpResponse:
    words = {"form": form, "next": get_next_redirect_url(request)}
    return at_the_door(request, "account/login.html", words, reason, status)


def ask_code(
    request: HttpRequest, door: Door, form: CodeForm, reason: str = "", status: int = 200
) -> HttpResponse:
    next_url = get_next_redirect_url(request)
    words = {
        "form": form,
        "next": next_url,
        "phone": spaced(door.phone),
        "change": with_next("account_login", next_url),
    }
    return at_the_door(request, "account/confirm_login_code.html", words, reason, status)


def at_the_door(
    request: HttpRequest, template: str, words: dict[str, Any], reason: str, status: int
) -> HttpResponse:
    """Only here does the head of the page offer no way in, and a demo says how to look round."""
    words |= {"reason": reason, "at_the_door": True, "demo": settings.DEMO}
    return render(request, template, words, status=status)


def with_next(name: str, next_url: str | None) -> str:
    return f"{reverse(name)}?{urlencode({'next': next_url})}" if next_url else reverse(name)
