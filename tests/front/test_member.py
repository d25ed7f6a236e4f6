"""A member's page brings together who they are and what they have proven."""

import pytest
from django.test import Client

from community.members.models import Member
from groups.models import Group
from tests import world

MODEL = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def hers(client: Client, amina: Member) -> Client:
    client.force_login(amina, backend=MODEL)
    return client


def test_a_mentors_page_says_what_was_proven(
    hers: Client, dalia: Member, staff: Member, group: Group
) -> None:
    badge = world.badge(staff, dalia, group)
    page = hers.get(f"/members/{dalia.handle}/").content.decode()
    assert badge.skill in page
    assert badge.get_absolute_url() in page


def test_a_trader_without_a_badge_is_called_no_mentor(hers: Client, bakari: Member) -> None:
    assert "Verified mentor" not in hers.get(f"/members/{bakari.handle}/").content.decode()
