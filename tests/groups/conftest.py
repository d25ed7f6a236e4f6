"""Doors for the stories of the groups: a signed-in browser for each of the cast."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from community.members import bearer
from community.members.models import Member
from groups.models import Group, Room
from tests import world

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
def room(group: Group) -> Room:
    return group.rooms.get()


@pytest.fixture
def closed(bakari: Member) -> Group:
    """Bakari's group that takes people in by approval."""
    return world.group(by=bakari, name="Gikomba Traders", by_approval=True)


@pytest.fixture
def hidden(bakari: Member) -> Group:
    """Bakari's group that nobody outside knows of."""
    return world.group(by=bakari, name="Chama Kimya", hidden=True)


@pytest.fixture
def call() -> Call:
    """call(amina, "/groups"): a GET, or with words a POST, by a program that has her token."""

    def asked(member: Member, path: str, **words: Any) -> Any:
        headers = {"Authorization": f"Bearer {bearer.issue(member)}"}
        url = f"/api/v1{path}"
        if not words:
            return Client().get(url, headers=headers)
        return Client().post(url, words, content_type="application/json", headers=headers)

    return asked
