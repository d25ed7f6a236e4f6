"""A signed-in browser and a phone that texts, for each of the cast."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.members import bearer
from community.members.models import Member
from community.sms.actions.receiving import receive
from community.sms.models import Text
from groups.actions import stewards
from groups.models import Group
from tests import world

As = Callable[[Member], Client]
Call = Callable[..., Any]
Sends = Callable[[Member, str], str]


@pytest.fixture
def as_() -> As:
    """as_(amina).get(…): her browser."""

    def signed_in(member: Member) -> Client:
        client = Client()
        client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def call() -> Call:
    """call(amina, "/deals"): a GET, or with words a POST, by a program that has her token."""

    def asked(member: Member, path: str, /, **words: Any) -> Any:
        headers = {"Authorization": f"Bearer {bearer.issue(member)}"}
        url = f"/api/v1{path}"
        if not words:
            return Client().get(url, headers=headers)
        return Client().post(url, words, content_type="application/json", headers=headers)

    return asked


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
