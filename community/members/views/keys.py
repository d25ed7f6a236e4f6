"""Second keys: the pages of django-allauth in our frame, under our addresses."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from community.members import freezing, keys
from community.members.actions.keys import added, removed
from community.members.requests import MemberRequest, member_page

Page = Callable[..., HttpResponse]


def framed(view: Page) -> Page:
    """For members; a form that comes back says that it was refused."""

    @never_cache
    @member_page
    @wraps(view)
    def page(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return refused_or(request, view(request, *args, **kwargs))

    return page


def refused_or(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    if request.method == "POST" and answer.status_code == 200:
        answer.status_code = 422
    return answer


def adding(view: Page) -> Page:
    """Not while it may be somebody else who writes: they would lock the owner out."""

    @wraps(view)
    def page(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if freezing.frozen([request.user.pk]):
            messages.error(
                request, _("You came on a new phone: first it is confirmed that it is you.")
            )
            return redirect("members:freeze")
        had = keys.count(request.user)
        answer = view(request, *args, **kwargs)
        if keys.count(request.user) > had:
            # They hold it in their hand: the recovery codes are not asked for with it once more.
            record_authentication(request, request.user, "mfa", reauthenticated=True)
            added(request.user, request.session.session_key or "")
        return answer

    return page


def removing(view: Page) -> Page:
    @wraps(view)
    def page(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        had = keys.count(request.user)
        answer = view(request, *args, **kwargs)
        if keys.count(request.user) < had:
            removed(request.user)
        return answer

    return page


@never_cache
@member_page
def index(request: MemberRequest) -> HttpResponse:
    """Which second keys I have, and how to set one up."""
    words = {"held": keys.held(request.user), "missing": keys.is_missing(request.user)}
    return render(request, "mfa/index.html", words)


@never_cache
def authenticate(request: HttpRequest) -> HttpResponse:
    """The second key at the door, after the code."""
    return refused_or(request, base.authenticate(request))


reauthenticate = framed(base.reauthenticate)
reauthenticate_passkey = framed(passkeys.reauthenticate_webauthn)
app = framed(adding(totp.activate_totp))
app_removal = framed(removing(totp.deactivate_totp))
passkey = framed(adding(passkeys.add_webauthn))
passkey_removal = framed(removing(passkeys.remove_webauthn))
codes = framed(recovery.view_recovery_codes)
new_codes = framed(recovery.generate_recovery_codes)
codes_file = framed(recovery.download_recovery_codes)
