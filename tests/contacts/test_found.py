"""The one search finds the offices of one's groups, and what is gathered against them."""

from typing import Any
from uuid import uuid4

import pytest

from community.contacts import reads
from community.contacts.actions import contacts
from community.contacts.models import Case, Contact
from community.contacts.wording import Says
from community.members.models import Member
from groups.actions import memberships
from groups.models import Group
from tests import world
from tests.doors import As, Call


@pytest.fixture
def desk(group: Group, amina: Member) -> Contact:
    return world.contact(amina, group, spot="Ngara Road")


@pytest.fixture
def gathered(group: Group, amina: Member) -> Case:
    return world.case(amina, group, "County office")


def titles(member: Member, words: str) -> list[str]:
    return [hit.title for hit in reads.search(member, words)]


@pytest.mark.parametrize("words", ["soko", "REFUNDS", "ngara", "refund soko"])
def test_an_office_is_found_by_its_name_what_it_is_for_and_where(
    as_: As, desk: Contact, bakari: Member, words: str
) -> None:
    page = as_(bakari).get("/search/", {"q": words}).content.decode()
    assert f'href="/contacts/{desk.pk}/"' in page
    assert "020 222 2222" in page
    assert "Contact book" in page


def test_what_is_gathered_is_found_by_whom_and_what_it_is_about(
    as_: As, gathered: Case, bakari: Member
) -> None:
    for words in ("county", "month late"):
        page = as_(bakari).get("/search/", {"q": words}).content.decode()
        assert f'href="/complaints/{gathered.pk}/"' in page
        assert "Complaints of many" in page


def test_it_is_found_as_it_is_written_now(desk: Contact, amina: Member, bakari: Member) -> None:
    entry = desk.entry
    assert entry is not None
    now = Says(*(getattr(entry, name) for name in Says._fields))._replace(spot="Moi Avenue")
    contacts.change(bakari, desk, uuid4(), now)
    assert titles(amina, "moi") == ["Soko Online"]
    assert titles(amina, "ngara") == []


def test_what_is_out_of_the_book_is_not_found(desk: Contact, amina: Member) -> None:
    contacts.drop(amina, desk)
    assert titles(amina, "soko") == []
    contacts.restore(amina, Contact.objects.whole().get(pk=desk.pk))
    assert titles(amina, "soko") == ["Soko Online"]


def test_a_stranger_finds_neither_and_who_leaves_no_more(
    as_: As, desk: Contact, gathered: Case, group: Group, amina: Member, chidi: Member
) -> None:
    assert titles(amina, "soko") != []
    assert titles(amina, "county") != []
    for words in ("soko", "county"):
        assert titles(chidi, words) == []
    for url in (f"/contacts/{desk.pk}/", f"/complaints/{gathered.pk}/"):
        assert as_(chidi).get(url).status_code == 404
    memberships.leave(amina, group)
    assert titles(amina, "soko") == []


def test_a_program_asks_for_the_offices_alone(call: Call, desk: Contact, bakari: Member) -> None:
    told = call(bakari, "/search?q=soko&kind=contact").json()["found"]
    assert [(one["kind"], one["url"]) for one in told] == [("contact", f"/contacts/{desk.pk}/")]


def test_many_offices_are_found_with_two_questions(
    group: Group, amina: Member, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        world.contact(amina, group, name=f"Soko {number}")
        world.case(amina, group, f"Soko {number}")
    with django_assert_max_num_queries(2):
        found = reads.search(amina, "soko")
    assert len(found) == 6
