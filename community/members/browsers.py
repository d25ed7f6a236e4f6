"""The browsers a member came in by, known again by a signed cookie that lasts longer than any
session: who comes back by one of them is the same person as before.

One cookie serves all who use a browser: a phone goes from hand to hand.
"""

import secrets
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from community.members.models import Browser, Freeze, Member

COOKIE = "browser"
LASTS = 400 * 24 * 3600  # browsers keep none longer


def mark_of(request: HttpRequest) -> str:
    """What this browser was given once; nothing where it is new or the cookie was tampered with."""
    return request.get_signed_cookie(COOKIE, default="", max_age=LASTS) or ""


def remember(response: HttpResponse, mark: str) -> HttpResponse:
    response.set_signed_cookie(
        COOKIE,
        mark,
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite=settings.SESSION_COOKIE_SAMESITE,
    )
    return response


def new_mark() -> str:
    return secrets.token_urlsafe(18)


def digest(mark: str) -> str:
    return sha256(mark.encode()).hexdigest()


def browser_of(member: Member, mark: str) -> Browser | None:
    if not mark:
        return None
    return Browser.objects.filter(member=member, mark=digest(mark)).first()


def is_of_before(freeze: Freeze, mark: str) -> bool:
    """Whoever is here now was here before what froze them."""
    known = browser_of(freeze.member, mark)
    return known is not None and known.made_at < freeze.began_at
