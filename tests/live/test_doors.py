"""Who is let in at the socket's door."""

from collections.abc import Iterator
from typing import Any

import pytest
from channels.db import database_sync_to_async
from django.contrib.sessions.models import Session
from django.test import override_settings

from community.live import doors
from community.members import bearer
from community.members.models import Member
from tests.live.conftest import cookie, knock

pytestmark = pytest.mark.django_db(transaction=True)


def headers(**said: str) -> dict[bytes, bytes]:
    return {name.encode(): value.encode() for name, value in said.items()}


@pytest.fixture
def from_outside() -> Iterator[dict[str, Any]]:
    with override_settings(
        ALLOWED_HOSTS=["sokoni.example"], CSRF_TRUSTED_ORIGINS=["https://app.sokoni.example"]
    ):
        yield {"host": "sokoni.example"}


@pytest.mark.parametrize(
    ("origin", "host", "ours"),
    [
        ("https://sokoni.example", "sokoni.example", True),
        ("http://sokoni.example:8000", "sokoni.example:8000", True),
        ("https://app.sokoni.example", "sokoni.example", True),
        ("https://evil.example", "sokoni.example", False),
        ("https://sokoni.example.evil.example", "sokoni.example", False),
        ("https://sokoni.example:8443", "sokoni.example", False),
        ("https://evil.example", "evil.example", False),
        ("sokoni.example", "sokoni.example", False),
        ("null", "sokoni.example", False),
        ("", "sokoni.example", False),
        ("", "", False),
        ("https://", "", False),
    ],
)
def test_only_our_own_pages_bring_a_session(
    from_outside: dict[str, Any], amina: Member, origin: str, host: str, ours: bool
) -> None:
    signed_in = cookie(amina)
    found = doors.enter(headers(host=host, origin=origin, cookie=signed_in))
    assert found == (amina if ours else None)


@override_settings(SESSION_COOKIE_SECURE=True)
def test_where_cookies_are_secure_pages_are_too(amina: Member) -> None:
    said = {"host": "testserver", "cookie": cookie(amina)}
    assert doors.enter(headers(origin="https://testserver", **said)) == amina
    assert doors.enter(headers(origin="http://testserver", **said)) is None


def test_a_token_needs_no_origin(amina: Member) -> None:
    token = bearer.issue(amina)
    assert doors.enter(headers(authorization=f"Bearer {token}")) == amina
    for wrong in (f"Bearer {token}x", f"Basic {token}", "Bearer ", token, "", "Bearer \udcff"):
        said = {b"authorization": wrong.encode("utf8", "surrogateescape")}
        assert doors.enter(said) is None


def test_a_token_does_not_borrow_the_session(amina: Member) -> None:
    """A foreign page cannot pass the origin check by sending a token of its own making."""
    said = headers(authorization="Bearer x", host="testserver", cookie=cookie(amina))
    assert doors.enter(said) is None


def test_a_session_that_ended_is_no_session(amina: Member) -> None:
    said = headers(host="testserver", origin="http://testserver", cookie=cookie(amina))
    assert doors.enter(said) == amina
    Session.objects.all().delete()
    assert doors.enter(said) is None


def test_nobody_enters_as_a_suspended_member(amina: Member) -> None:
    said = headers(host="testserver", origin="http://testserver", cookie=cookie(amina))
    token = headers(authorization=f"Bearer {bearer.issue(amina)}")
    amina.is_active = False
    amina.save()
    assert doors.enter(said) is None
    assert doors.enter(token) is None


@pytest.mark.parametrize("jar", ["", "sessionid=", "sessionid=made-up", "=;;=", "sessionid=\x01"])
def test_strange_cookies_are_strangers(jar: str, db: None) -> None:
    assert doors.enter(headers(host="testserver", origin="http://testserver", cookie=jar)) is None


async def test_strangers_are_closed_out_before_the_handshake(amina: Member) -> None:
    for stranger in (knock(), knock(authorization="Bearer x")):
        connected, code = await stranger.connect()
        assert (connected, code) == (False, 4401)
    foreign = await database_sync_to_async(cookie)(amina)
    page = knock(host="testserver", origin="https://evil.example", cookie=foreign)
    assert await page.connect() == (False, 4401)
