"""Doors for the stories of the groups: a signed-in browser for each of the cast."""

import pytest

from community.members.models import Member
from groups.models import Group, Room
from tests import world


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
