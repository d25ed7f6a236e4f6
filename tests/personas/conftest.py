"""Amina's business, and the doors to it."""

from typing import Any

import pytest

from community.members.models import Member
from community.personas.actions import pages, personas
from community.personas.models import Persona
from groups.models import Group
from tests import world

WORDS = {
    "business": "Mama Amina Cereals",
    "sells": "Maize, beans, njahi",
    "hours": "Mon–Sat 7–6",
    "landmark": "Beside the Total petrol station",
    "about": "Dry, weighed, honest.",
}
PUBLIC = dict.fromkeys(("business", "sells", "hours", "landmark", "place", "about"), "public")


def said(by: Member, shown: dict[str, str] | None = None, **words: Any) -> Persona:
    usual = {**WORDS, "place": world.place(), "shown": shown or {}}
    return personas.describe(by, **usual | words)


@pytest.fixture
def business(amina: Member) -> Persona:
    """Described, shown as it begins, and closed to everybody."""
    return said(amina)


@pytest.fixture
def opened(amina: Member) -> Persona:
    """All but the pictures for everybody, and the page open."""
    said(amina, PUBLIC)
    return pages.open_page(amina)


@pytest.fixture
def vouched(amina: Member, dalia: Member, wanjiru: Member, group: Group) -> Group:
    """Dalia has met Amina, Wanjiru knows her online."""
    world.met(dalia, amina)
    world.vouch(wanjiru, amina)
    return group
