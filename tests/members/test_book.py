"""The book of acts of power: written once, and the database keeps it so."""

import pytest
from django.db import DatabaseError, transaction

from community.members import book
from community.members.models import Deed, Member
from community.members.models.deed import Verb


@pytest.fixture
def deed(bakari: Member, chidi: Member) -> Deed:
    words = {"where": "group.3", "member": chidi, "reason": "Sold under another's name."}
    return book.enter(Verb.MEMBER_REMOVED, by=bakari, **words)


def test_a_line_says_who_what_to_whom_where_and_why(deed: Deed, bakari: Member) -> None:
    line = Deed.objects.at("group.3").get()
    assert (line.by, line.what, line.member.handle if line.member else "") == (
        bakari,
        "put a member out",
        "chidi",
    )
    assert line.reason == "Sold under another's name."
    assert not Deed.objects.at("group.33").exists()


def test_no_line_is_ever_altered(deed: Deed) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Deed.objects.update(reason="None.")
    deed.refresh_from_db()
    assert deed.reason.startswith("Sold")


def test_no_line_is_ever_deleted(deed: Deed) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Deed.objects.all().delete()
    assert Deed.objects.count() == 1


def test_what_a_rule_does_stands_too(db: None) -> None:
    line = book.enter(Verb.ROOM_SLOWED, by=None, where="group.3", before="x" * 999)
    assert (line.by, len(line.before)) == (None, 200)


def test_an_older_word_the_code_has_forgotten_is_shown_as_it_is(bakari: Member) -> None:
    line = Deed.objects.create(verb="member.shouted", by=bakari, where="group.3")
    assert line.what == "member.shouted"


def test_the_newest_stands_first(deed: Deed, bakari: Member) -> None:
    later = book.enter(Verb.STEWARD_MADE, by=bakari, where="group.3")
    assert list(Deed.objects.at("group.3")) == [later, deed]
