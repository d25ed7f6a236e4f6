"""Who stands at the socket's door: a browser by its session and origin, a client by its token."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, parse_cookie
from django.http.request import split_domain_port, validate_host
from django.utils.module_loading import import_string

from community.members import bearer
from community.members.models import Member

Headers = dict[bytes, bytes]


def enter(headers: Headers) -> Member | None:
    """The member, if this is one and comes from our own pages or with a token."""
    if b"authorization" not in headers and not own_page(headers):
        return None
    return member_of(headers)


def own_page(headers: Headers) -> bool:
    """With the SameSite cookie this is a socket's whole defence against foreign pages."""
    origin = headers.get(b"origin", b"").decode("latin1")
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    host = headers.get(b"host", b"").decode("latin1")
    ours = {f"https://{host}"} | (
        {f"http://{host}"} if not settings.SESSION_COOKIE_SECURE else set()
    )
    return origin in ours and validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)


def member_of(headers: Headers) -> Member | None:
    """Read anew each time it is asked: a session may have ended, a member been suspended."""
    if b"authorization" in headers:
        return bearer.member_of(headers[b"authorization"].decode("latin1"))
    request = HttpRequest()
    request.session = session(headers)
    user = auth.get_user(request)
    return user if isinstance(user, Member) else None


def members_of(all_headers: Sequence[Headers]) -> list[Member | None]:
    """The same of many, those with a token by one query."""
    tokens = [headers.get(b"authorization", b"").decode("latin1") for headers in all_headers]
    bearers = bearer.members_of({token for token in tokens if token})
    return [
        bearers.get(token) if token else member_of(headers)
        for token, headers in zip(tokens, all_headers, strict=True)
    ]


def session(headers: Headers) -> SessionBase:
    cookies = parse_cookie(headers.get(b"cookie", b"").decode("latin1"))
    store: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    return store(cookies.get(settings.SESSION_COOKIE_NAME))
