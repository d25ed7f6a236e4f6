"""Whatever is sent to a form of mentorship or of the contact book, a member gets an answer: a page
that says why not, or that there is no such page; never a fault of ours."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse

from community.contacts import urls as offices
from community.members.models import Member
from groups.models import Group
from mentorship import urls as advice
from tests import world
from tests.doors import As

LONG, NUL = "x" * 6_000, "no\0thing"
TYPED = """
title detail text words reason why skill goals line about what name purpose phone email spot
outcome evidence handle member mistakes place change way_a way_b topic language sector still
checked_on happened_on until held_on result right first second third platform fees payout
penalties contact shows at lessons weeks answer same_as into agrees declared verdict badge
"""
FIELDS = TYPED.split()
SENDS: dict[str, dict[str, str]] = {
    "nothing": {},
    "too long": dict.fromkeys(FIELDS, LONG),
    "a sign that cannot be stored": dict.fromkeys(FIELDS, NUL),
    "no key": {**dict.fromkeys(FIELDS, "x"), "key": "none"},
    "figures out of range": dict.fromkeys(FIELDS, "9" * 30),
}
ANSWERS = {302, 404, 405, 409, 422, 429}


@pytest.fixture
def there(amina: Member, bakari: Member, dalia: Member, group: Group) -> dict[str, Any]:
    """By the first word of a path: what there is of amina's to be reached."""
    asked = world.question(amina, group)
    given = world.answer(dalia, asked)
    lesson = world.published(bakari, world.card(amina, group, platform="Jumia"))
    said = world.message(bakari, group)
    trial = world.experiment(amina, group)
    office = world.contact(amina, group)
    return {
        "groups": group.slug,
        "questions": asked.pk,
        "answers": given.pk,
        "rooms": said.room_id,
        "kept": world.keeping(amina, said).pk,
        "applications": world.application(world.known(amina), group).pk,
        "tutorials": lesson.slug,
        "notebook": trial.pk,
        "ideas": trial.idea_id,
        "contacts": office.pk,
        "entries": office.entry_id,
        "complaints": world.case(amina, group).pk,
    }


def doors(there: dict[str, Any]) -> list[str]:
    """Every page of both, of what is there; of what is not, of a number nobody has."""
    found = []
    for space, room in (("mentorship", advice), ("contacts", offices)):
        for one in room.urlpatterns:
            shape = str(one.pattern).split("/")
            noun = "entries" if shape[:2] == ["contacts", "entries"] else shape[0]
            usual: dict[str, Any] = {"handle": "amina", "number": 1, "picture": 1, "width": "small"}
            known = there.get(noun, 1)
            usual |= {"slug": known} if isinstance(known, str) else {"pk": known}
            usual = {"pk": 1, "slug": "nothing"} | usual
            names = {name: usual[name] for name in one.pattern.converters}
            found.append(reverse(f"{space}:{one.name}", kwargs=names))
    return found


@pytest.mark.parametrize("sent", SENDS, ids=str)
@pytest.mark.parametrize("who", ["amina", "bakari"])
def test_every_form_answers(
    sent: str, who: str, there: dict[str, Any], as_: As, request: pytest.FixtureRequest
) -> None:
    browser = as_(request.getfixturevalue(who))
    odd = {}
    for door in doors(there):
        cache.clear()
        answer = browser.post(door, {"key": str(uuid4()), **SENDS[sent]})
        if answer.status_code not in ANSWERS:
            odd[door] = answer.status_code
    assert odd == {}
