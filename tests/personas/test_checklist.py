"""Seen, reachable, trusted: what a page for strangers needs, and what is missing."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from community.members.models import Member
from community.members.trust import Line
from community.personas.actions import proofs
from community.personas.checklist import checklist
from community.personas.models import Persona
from groups.models import Group
from tests.doors import As
from tests.personas.conftest import PUBLIC

NOW: datetime = timezone.now()
GOOD = Line(True, 3, 2, NOW)


def missing(persona: Persona, line: Line = GOOD, proven: bool = True) -> list[list[str]]:
    return [[str(says) for says in one.missing] for one in checklist(persona, line, proven)]


def whole(**changed: Any) -> Persona:
    words = {"business": "Mama", "sells": "Maize", "hours": "7-6", "landmark": "Total"}
    return Persona(**{**words, "place_id": None, "open_at": NOW, "shown": PUBLIC, **changed})


def test_of_an_empty_page_all_is_missing() -> None:
    seen, reachable, trusted = missing(Persona(), Line(True, 0, 0, NOW), proven=False)
    assert len(seen) == 4
    assert len(reachable) == 2
    assert trusted == ["Somebody who met you vouches for you.", "A proof that holds."]


def test_what_only_groups_read_is_no_help_to_a_stranger() -> None:
    page = whole(shown=PUBLIC | {"hours": "group"})
    assert missing(page)[1] == ["When you are open, for everybody."]
    assert missing(whole())[1] == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"frozen": True}, "Those who met you confirm that it is still you."),
        ({"disputes": 1}, "Nothing stands against you."),
        ({"met": 0}, "Somebody who met you vouches for you."),
    ],
)
def test_trust_is_what_the_site_has_seen(changed: dict[str, Any], says: str) -> None:
    assert missing(whole(), GOOD)[2] == []
    assert missing(whole(), GOOD._replace(**changed))[2] == [says]


def test_the_page_of_my_business_shows_it(
    as_: As, amina: Member, opened: Persona, vouched: Group
) -> None:
    page = as_(amina).get("/me/business/").content.decode()
    assert "Can a stranger buy from you?" in page
    assert "A proof that holds." in page
    assert "What you sell, for everybody." not in page
    proofs.prove(amina, vouched, uuid4())
    assert "A proof that holds." not in as_(amina).get("/me/business/").content.decode()


def test_who_has_said_nothing_yet_reads_it_all(as_: As, dalia: Member) -> None:
    page = as_(dalia).get("/me/business/").content.decode()
    assert "Open your page for everybody." in page
