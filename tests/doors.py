"""The doors a story goes through: a browser of one's own, and a program that has one's token."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from community.members import bearer
from community.members.models import Member

As = Callable[[Member], Client]
Call = Callable[..., Any]


@pytest.fixture
def as_() -> As:
    """as_(amina).get(…): her browser."""

    def signed_in(member: Member) -> Client:
        client = Client()
        client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def call() -> Call:
    """call(amina, "/groups"): a GET, or with words a POST, by a program that has her token.

    `send` names another: call(amina, "/turns/7", send="delete").
    """

    def asked(member: Member, path: str, /, send: str = "", **words: Any) -> Any:
        headers = {"Authorization": f"Bearer {bearer.issue(member)}"}
        url, verb = f"/api/v1{path}", send or ("post" if words else "get")
        if verb == "get":
            return Client().get(url, headers=headers)
        act = getattr(Client(), verb)
        return act(url, words, content_type="application/json", headers=headers)

    return asked
