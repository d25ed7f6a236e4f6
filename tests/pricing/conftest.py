"""Reading the room's pages as somebody."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from community.members.models import Member

Atmost = Callable[[int], Any]
Page = Callable[..., str]


def signed_in(client: Client, member: Member) -> Client:
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def read(client: Client) -> Page:
    """The HTML of a page of the room, as this member sees it."""

    def page(member: Member, name: str, *args: str, query: str = "") -> str:
        answer = signed_in(client, member).get(reverse(f"pricing:{name}", args=args) + query)
        assert answer.status_code == 200
        return answer.content.decode()

    return page
