from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from mentorship.models import Question
from tests import world


@pytest.fixture
def moved(amina: Member, bakari: Member) -> None:
    """Maize at Wakulima: 60 the week before, 72 now, each said by two people."""
    before = timezone.now() - timedelta(days=8)
    for who in (amina, bakari):
        world.quote(who, "60", seen_at=before)
    for who in (amina, bakari):
        world.quote(who, "72")


@pytest.fixture
def asked(bakari: Member, dalia: Member, staff: Member, group: Group) -> Question:
    """Bakari's question in the trade that Dalia is verified for."""
    world.badge(staff, dalia, group)
    return world.question(bakari, group)
