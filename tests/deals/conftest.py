"""A signed-in browser and a phone that texts, for each of the cast."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from community.members.models import Member
from community.sms.actions.receiving import receive
from community.sms.models import Text
from groups.actions import stewards
from groups.models import Group
from tests import world

Sends = Callable[[Member, str], str]


@pytest.fixture
def sends() -> Sends:
    """sends(amina, "YES 57"): the reply to her text."""

    def sent(member: Member, text: str) -> str:
        before = {*Text.objects.values_list("pk", flat=True)}
        receive(str(member.phone), text, str(uuid4()))
        replies = Text.objects.exclude(pk__in=before).filter(to=member.phone).order_by("-pk")
        return replies[0].body if replies else ""

    return sent


@pytest.fixture
def otieno(group: Group, bakari: Member) -> Member:
    """A second steward of Bakari's group, so that two can judge."""
    return steward("Otieno", group, bakari)


@pytest.fixture
def njeri(group: Group, bakari: Member) -> Member:
    return steward("Njeri", group, bakari)


def steward(name: str, group: Group, by: Member) -> Member:
    one = world.joined(world.member(name), group)
    stewards.make_steward(by, group, one)
    return one
