from typing import Any

import pytest
from django.test import Client

from community.members.models import Member
from groups.models import Group
from tests import world


@pytest.fixture
def mentor(dalia: Member, staff: Member, group: Group) -> Member:
    """Dalia with her badge."""
    world.badge(staff, dalia, group)
    return dalia


@pytest.fixture
def signed_in() -> Any:
    """A browser of this member's own."""

    def enter(member: Member) -> Client:
        client = Client()
        client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter
