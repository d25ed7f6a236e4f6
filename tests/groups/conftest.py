"""Doors for the stories of the groups: a signed-in browser for each of the cast."""

from collections.abc import Callable

import pytest
from django.test import Client

from community.members.models import Member
from groups.models import Group, Room
from tests import world

As = Callable[[Member], Client]


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
