"""The group's contact book: written by its members, tried by its members, undone by any of them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.contacts import reads
from community.contacts.actions import contacts
from community.contacts.freshness import GOOD_FOR
from community.contacts.models import Contact, Entry, Word
from community.contacts.reads.contacts import sure
from community.contacts.wording import Says, checked
from community.front import takeaway
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from tests import world
from tests.doors import As, Call


def book(group: Group) -> str:
    return reverse("contacts:list", args=[group.slug])


def door(name: str, one: Contact | Entry) -> str:
    return reverse(f"contacts:{name}", args=[one.pk])


def typed(**other: Any) -> dict[str, Any]:
    words = {"name": "Soko Online", "purpose": "Refunds", "phone": "020 222 2222"}
    day = timezone.localdate().isoformat()
    return {"key": str(uuid4()), **words, "email": "", "spot": "", "checked_on": day, **other}


def says(contact: Contact, **other: Any) -> Says:
    entry = Entry.objects.get(pk=contact.entry_id)
    return Says(*(getattr(entry, name) for name in Says._fields))._replace(**other)


def again(contact: Contact) -> Contact:
    return reads.sure_of(Contact.objects.whole().get(pk=contact.pk))


def test_amina_writes_how_an_office_is_reached_and_the_group_reads_it(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    answer = as_(amina).post(reverse("contacts:new", args=[group.slug]), typed())
    one = Contact.objects.get()
    assert answer.url == door("contact", one)
    shown = as_(bakari).get(book(group)).content.decode()
    assert "Soko Online" in shown
    assert "020 222 2222" in as_(bakari).get(door("contact", one)).content.decode()


def test_the_group_leads_to_it(as_: As, group: Group, amina: Member) -> None:
    home = as_(amina).get(reverse("groups:group", args=[group.slug])).content.decode()
    assert book(group) in home
    assert "Write the first" in as_(amina).get(book(group)).content.decode()


def test_sent_twice_it_is_one_line(group: Group, amina: Member) -> None:
    key, said = uuid4(), Says("KRA", "Tax", "", "", "Times Tower", timezone.localdate())
    assert contacts.add(amina, group, key, said) == contacts.add(amina, group, key, said)
    assert Entry.objects.count() == 1
    with pytest.raises(Refusal, match="already sent"):
        contacts.add(amina, group, key, said._replace(spot="Elsewhere"))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"purpose": ""}, "purpose"),
        ({"phone": "", "email": "", "spot": ""}, "phone"),
        ({"phone": "call Otieno"}, "phone"),
        ({"email": "soko at example"}, "email"),
        ({"checked_on": "2099-01-01"}, "checked_on"),
        ({"spot": "x" * 121}, "spot"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(
    as_: As, group: Group, amina: Member, wrong: dict[str, Any], field: str
) -> None:
    sent = typed(**wrong)
    answer = as_(amina).post(reverse("contacts:new", args=[group.slug]), sent)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert answer.context["form"]["purpose"].value() == sent["purpose"]
    assert not Contact.objects.exists()


@pytest.mark.parametrize("number", ["*544#", "0800 724 000", "234", "+254 20 222 2222"])
def test_short_numbers_and_menus_may_stand_in_it(number: str) -> None:
    said = Says("Bank", "Cards", number, "", "", timezone.localdate())
    assert checked(said).phone == number


def test_a_secret_in_the_words_is_hidden() -> None:
    said = Says("Bank", "Ask Otieno 0712 345 678", "234", "", "PIN 4821", timezone.localdate())
    kept = checked(said)
    assert "345" not in kept.purpose
    assert "4821" not in kept.spot


def test_one_office_stands_once(group: Group, amina: Member, bakari: Member) -> None:
    first = world.contact(amina, group)
    with pytest.raises(Refusal, match="already"):
        world.contact(bakari, group, name="SOKO online")
    contacts.drop(amina, first)
    world.contact(bakari, group, name="SOKO online")
    with pytest.raises(Refusal, match="already"):
        contacts.restore(amina, Contact.objects.whole().get(pk=first.pk))


def test_bakari_changes_it_and_what_was_before_can_be_put_back(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    one = world.contact(amina, group)
    before = one.entry_id
    as_(bakari).post(door("entry", one), typed(phone="0800 1"))
    page = as_(amina).get(door("contact", one)).content.decode()
    assert "0800 1" in page
    assert "020 222 2222" in page
    older = Entry.objects.get(pk=before)
    as_(amina).post(door("restoration", older), {"key": str(uuid4())})
    assert again(one).entry.phone == "020 222 2222"  # type: ignore[union-attr]
    assert one.entries.count() == 3


def test_a_change_sent_twice_is_one(group: Group, amina: Member) -> None:
    one, key = world.contact(amina, group), uuid4()
    kept = says(one, phone="234")
    assert contacts.change(amina, one, key, kept) == contacts.change(amina, one, key, kept)
    assert one.entries.count() == 2


def test_what_is_out_of_the_book_is_neither_changed_nor_tried(
    as_: As, group: Group, amina: Member
) -> None:
    one = world.contact(amina, group)
    as_(amina).post(door("dropping", one))
    assert reads.contacts(group) == []
    answer = as_(amina).post(door("words", one), {"key": str(uuid4()), "right": "yes"})
    assert answer.status_code == 422
    with pytest.raises(Refusal, match="taken out"):
        contacts.change(amina, one, uuid4(), says(one, phone="234"))
    as_(amina).post(door("dropping", one), {"undo": "1"})
    assert reads.contacts(group) == [one]


def test_others_who_tried_it_are_counted_each_once(
    as_: As, group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    one = world.contact(amina, group)
    for tries in (amina, bakari, bakari, dalia):
        as_(tries).post(door("words", one), {"key": str(uuid4()), "right": "yes"})
    assert (again(one).sure.right, again(one).sure.wrong) == (2, 0)
    assert "2 more say it is right" in as_(amina).get(book(group)).content.decode()
    as_(dalia).post(door("words", one), {"key": str(uuid4()), "right": "no"})
    assert (again(one).sure.right, again(one).sure.wrong) == (1, 1)


def test_a_word_that_is_no_word_is_refused(as_: As, group: Group, amina: Member) -> None:
    one = world.contact(amina, group)
    answer = as_(amina).post(door("words", one), {"key": str(uuid4()), "right": "maybe"})
    assert answer.status_code == 422
    assert "maybe" in answer.content.decode(), "it says why not"
    assert not Word.objects.exists()


def test_more_who_say_it_is_wrong_make_it_doubtful(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    one = world.contact(amina, group)
    contacts.confirm(bakari, one, uuid4(), right=False)
    assert again(one).sure.is_doubtful
    assert "1 says it is wrong" in as_(amina).get(book(group)).content.decode()


def test_a_new_line_begins_without_the_words_of_the_old(
    group: Group, amina: Member, bakari: Member
) -> None:
    one = world.contact(amina, group)
    contacts.confirm(bakari, one, uuid4(), right=False)
    contacts.change(amina, one, uuid4(), says(one, phone="0800 1"))
    assert not again(one).sure.is_doubtful


def test_after_three_months_it_must_be_tried_again(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    one = world.contact(amina, group)
    with time_machine.travel(timezone.now() + GOOD_FOR + timedelta(days=1)):
        assert again(one).sure.is_stale
        assert "not tried lately" in as_(amina).get(book(group)).content.decode()
        contacts.confirm(bakari, one, uuid4(), right=True)
        assert not again(one).sure.is_stale


@given(st.lists(st.tuples(st.integers(1, 6), st.booleans())))
def test_right_and_wrong_are_never_more_than_those_who_spoke(said: list[tuple[int, bool]]) -> None:
    entry = Entry(author_id=1, checked_on=timezone.localdate())
    newest = {who: Word(author_id=who, right=right, made_at=timezone.now()) for who, right in said}
    found = sure(entry, newest.values())
    assert found.right + found.wrong == len(newest.keys() - {1})


def test_the_book_is_searched_by_name_purpose_and_place(group: Group, amina: Member) -> None:
    one = world.contact(amina, group, spot="Moi Avenue")
    world.contact(amina, group, name="County office", purpose="Market fees")
    assert reads.contacts(group, "soko moi") == [one]
    assert reads.contacts(group, "nothing") == []
    assert len(reads.contacts(group)) == 2


def test_chidi_finds_nothing_of_it(as_: As, group: Group, amina: Member, chidi: Member) -> None:
    one = world.contact(amina, group)
    older = Entry.objects.get()
    reached = [book(group), reverse("contacts:new", args=[group.slug]), door("contact", one)]
    for url in reached:
        assert as_(chidi).get(url).status_code == 404
    for url in (door("words", one), door("dropping", one), door("restoration", older)):
        assert as_(chidi).post(url, typed(right="yes")).status_code == 404
    assert again(one).dropped_at is None


def test_a_program_keeps_the_book_too(
    call: Call, group: Group, amina: Member, bakari: Member, chidi: Member
) -> None:
    words = typed()
    made = call(amina, f"/groups/{group.slug}/contacts", **words).json()
    assert call(amina, f"/groups/{group.slug}/contacts", **words).json() == made
    told = call(bakari, f"/contacts/{made['id']}/words", key=str(uuid4()), right=True).json()
    assert (told["right"], told["stale"], told["by"]) == (1, False, amina.handle)
    changed = call(bakari, f"/contacts/{made['id']}/entry", **typed(phone="234")).json()
    assert (changed["phone"], changed["right"]) == ("234", 0)
    assert call(bakari, f"/contacts/{made['id']}/dropping", undo=False).json()["dropped"]
    assert call(amina, f"/groups/{group.slug}/contacts").json() == []
    assert call(chidi, f"/groups/{group.slug}/contacts").status_code == 404
    assert call(chidi, f"/contacts/{made['id']}/dropping", undo=True).status_code == 404
    refused = call(amina, f"/groups/{group.slug}/contacts", **typed(phone="", name="KRA"))
    assert (refused.status_code, refused.json()["field"]) == (422, "phone")


def test_the_page_asks_as_often_of_many_lines_as_of_one(
    as_: As, group: Group, amina: Member, bakari: Member, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        one = world.contact(amina, group, name=f"Office {number}")
        contacts.confirm(bakari, one, uuid4(), right=True)
    browser = as_(amina)
    browser.get(book(group))
    for url in (book(group), door("contact", one)):
        with django_assert_max_num_queries(8):
            browser.get(url)


def test_the_group_takes_its_book_along(group: Group, amina: Member) -> None:
    world.contact(amina, group)
    [line] = takeaway.of_group(group)["contacts"]
    assert (line["name"], line["phone"]) == ("Soko Online", "020 222 2222")


def test_a_book_has_an_end_and_a_day_too(
    monkeypatch: pytest.MonkeyPatch, group: Group, amina: Member
) -> None:
    monkeypatch.setattr(contacts, "MOST", 1)
    world.contact(amina, group)
    with pytest.raises(Refusal, match="at most 1"):
        world.contact(amina, group, name="KRA")
