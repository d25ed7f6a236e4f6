"""A crowd for load tests: only where nobody is real."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from community.members import bearer
from groups.models import Group


@pytest.fixture(autouse=True)
def demo(settings: Any) -> None:
    settings.DEMO = True


def crowd(number: int, group: str) -> list[str]:
    out = StringIO()
    call_command("crowd", str(number), "--group", group, stdout=out)
    return out.getvalue().split()


def test_a_crowd_is_inside_and_each_has_a_token(group: Group) -> None:
    tokens = crowd(7, group.slug)
    people = {bearer.member_of(f"Bearer {token}") for token in tokens}
    assert len(people) == 7
    assert group.memberships.filter(member__in=people).count() == 7


def test_the_same_crowd_comes_back(group: Group) -> None:
    first = bearer.member_of(f"Bearer {crowd(3, group.slug)[0]}")
    again = bearer.member_of(f"Bearer {crowd(5, group.slug)[0]}")
    assert first == again
    assert group.memberships.count() == 6


def test_outside_the_demo_nobody_is_made(group: Group, settings: Any) -> None:
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(CommandError, match="SOKONI_DEMO"):
        crowd(3, group.slug)
    assert group.memberships.count() == 1


@pytest.mark.parametrize("number", [0, -1, 10**9])
def test_a_crowd_without_sense_is_refused(number: int, group: Group) -> None:
    with pytest.raises(CommandError, match="Between"):
        crowd(number, group.slug)


def test_a_group_nobody_knows_is_refused(group: Group) -> None:
    with pytest.raises(CommandError, match="no group"):
        crowd(1, "nowhere")
