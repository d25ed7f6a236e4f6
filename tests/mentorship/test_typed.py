"""What was typed stays where a form is refused, with a sentence; a long or an empty text changes
nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from mentorship.models import Application, Attestation, Correction, Entry, Interest, Sighting, Term
from tests import world

SignedIn = Callable[[Member], Client]
KEPT = "typed and kept"
LONG = f"{KEPT} " + "x" * 2001


@pytest.fixture
def doors(amina: Member, mentor: Member, bakari: Member, group: Group) -> dict[str, Any]:
    """Each form's address, and whose it is."""
    term = world.apprenticeship(amina, mentor)
    work, page = world.work(term), term.get_absolute_url()
    world.met(mentor, bakari)
    juma = world.known(world.joined(world.member("Juma"), group))
    applied = world.application(juma, group)
    return {
        "checkin": (amina, f"{page}checkins/"),
        "work": (amina, f"{page}work/"),
        "sitting": (mentor, f"{page}sitting/"),
        "third": (amina, f"{page}thirds/"),
        "correction": (mentor, f"{work.get_absolute_url()}correction/"),
        "sighting": (bakari, f"{applied.get_absolute_url()}sightings/"),
        "application": (juma, "/mentors/apply/"),
        "term": (bakari, f"/verifications/{mentor.verifications.get().pk}/terms/"),
        "interest": (amina, "/me/interests/"),
    }


def counts() -> list[int]:
    nouns = (Application, Attestation, Correction, Entry, Interest, Sighting, Term)
    return [noun.objects.count() for noun in nouns]  # type: ignore[attr-defined]


tomorrow = timezone.localdate() + timedelta(days=2)


@pytest.mark.parametrize(
    ("door", "words"),
    [
        ("checkin", {"words": LONG}),
        ("work", {"words": LONG}),
        ("sitting", {"words": KEPT, "place": "Gate B", "held_on": tomorrow}),
        ("sitting", {"words": KEPT, "place": "", "held_on": timezone.localdate()}),
        ("sitting", {"words": KEPT, "place": "Gate B", "held_on": "yesterday"}),
        ("third", {"handle": KEPT}),
        ("correction", {"mistakes": KEPT * 20}),
        ("correction", {"mistakes": "\n".join([KEPT] * 11)}),
        ("correction", {"words": LONG}),
        ("sighting", {"words": KEPT, "agrees": "perhaps"}),
        ("sighting", {"words": KEPT * 40, "agrees": "yes"}),
        ("application", {"words": KEPT, "skill": "x"}),
        ("application", {"words": LONG, "skill": "x", "declared": "on"}),
        ("term", {"goals": KEPT, "weeks": "9"}),
        ("term", {"goals": KEPT, "weeks": "many"}),
        ("term", {"goals": KEPT * 20, "weeks": "4"}),
        ("interest", {"words": KEPT * 9}),
    ],
)
def test_a_form_that_is_refused_keeps_what_was_typed(
    doors: dict[str, Any], door: str, words: dict[str, Any], as_: SignedIn
) -> None:
    who, address = doors[door]
    before = counts()
    answer = as_(who).post(address, {"key": uuid4(), **words})
    assert answer.status_code == 422
    assert KEPT in answer.content.decode()
    assert counts() == before
