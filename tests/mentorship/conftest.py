import pytest

from community.members.models import Member
from groups.models import Group
from tests import world


@pytest.fixture
def mentor(dalia: Member, staff: Member, group: Group) -> Member:
    """Dalia with her badge."""
    world.badge(staff, dalia, group)
    return dalia
