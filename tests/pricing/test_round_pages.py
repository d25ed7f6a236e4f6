"""The pages of a round, each to its own side."""

import pytest

from community.members.models import Member
from groups.models import Group
from pricing.models import Round
from tests import world
from tests.pricing.conftest import Page


@pytest.fixture
def round(bakari: Member, group: Group) -> Round:
    return world.round_for(bakari, group, "40")


def test_a_round_tells_how_far_it_is(round: Round, amina: Member, read: Page) -> None:
    world.pledge(amina, round, "23")
    html = read(amina, "round", str(round.pk))
    assert "23 of 40 bags pledged, 17 to go" in html
    assert "3 days left" in html
    assert "Your pledge" in html
