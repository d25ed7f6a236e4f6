"""Coming in by the door, as a browser does."""

import re
from typing import Any

from django.test import Client

from community.members.models import Member
from community.sms.models import Text


def ask(client: Client, phone: str, **more: str) -> Any:
    return client.post("/in/", {"phone": phone, **more})


def type_code(client: Client, code: str, **more: str) -> Any:
    return client.post("/in/code/", {"code": code, **more})


def come_in(client: Client, phone: str, **more: str) -> Any:
    ask(client, phone, **more)
    return type_code(client, code_for(phone), **more)


def code_for(phone: str) -> str:
    """The code of the latest text to this number (E.164)."""
    found = re.search(r"\b\d{6}\b", Text.objects.filter(to=phone).latest("pk").body)
    assert found, "a code was sent, for this test to mean anything"
    return found[0]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def signed_in(client: Client) -> Member | None:
    return Member.objects.filter(pk=client.session.get("_auth_user_id")).first()
