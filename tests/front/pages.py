from collections.abc import Callable
from typing import Any

from django.test import Client

from community.members.models import Member

Atmost = Callable[[int], Any]


def signed_in(member: Member) -> Client:
    client = Client()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(member: Member, path: str) -> str:
    """The page as this member reads it."""
    answer = signed_in(member).get(path)
    assert answer.status_code == 200
    return answer.content.decode()
