"""JOIN and a name, by text: the same line for who is new and who is here."""

from uuid import uuid4

import pytest

from community.members.models import Member
from community.sms.actions.receiving import receive
from community.sms.models import Stop, Text
from groups.models import Group
from tests import world

NEW = "+254722000555"


def texted(text: str, phone: str = NEW) -> str:
    before = Text.objects.count()
    receive(phone, text, str(uuid4()))
    return "\n".join(one.body for one in Text.objects.order_by("pk")[before:])


@pytest.mark.django_db
@pytest.mark.parametrize(("word", "language"), [("JOIN", "en"), ("Jiunge", "sw"), ("join", "en")])
def test_a_name_makes_an_account_in_the_language_of_the_word(word: str, language: str) -> None:
    said = texted(f"{word} Mama Njeri")
    new = Member.objects.get(phone=NEW)
    assert (new.display_name, new.language, new.handle) == ("Mama Njeri", language, "mama-njeri")
    assert "Mama Njeri" in said
    assert len(Text.objects.filter(to=NEW)) == 1, "one line"
    assert len(said) <= 160


@pytest.mark.django_db
def test_without_a_name_they_are_asked_for_it_and_give_it_then() -> None:
    assert "send JOIN and your name" in texted("JOIN")
    assert Member.objects.get(phone=NEW).display_name == ""
    assert "Njeri" in texted("JOIN Njeri")
    assert Member.objects.get(phone=NEW).display_name == "Njeri"


@pytest.mark.django_db
def test_twice_makes_one_account_and_no_new_name() -> None:
    texted("JOIN Njeri")
    assert "Karibu Njeri" in texted("JOIN Another")
    assert Member.objects.get(phone=NEW).display_name == "Njeri"


def test_a_known_number_gets_the_same_line_as_a_new_one(amina: Member) -> None:
    known, new = texted("JOIN Amina", amina.phone or ""), texted("JOIN Amina")
    assert known == new


@pytest.mark.django_db
def test_the_gateway_that_repeats_a_text_makes_one_account_and_one_answer() -> None:
    for _time in range(2):
        receive(NEW, "JOIN Njeri", "the-same")
    assert Member.objects.filter(phone=NEW).count() == 1
    assert Text.objects.filter(to=NEW).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Admin", "M-PESA", "12345"])
def test_a_name_that_misleads_is_refused_and_nothing_is_made(name: str) -> None:
    said = texted(f"JOIN {name}")
    assert "name" in said.lower()
    assert not Member.objects.filter(phone=NEW).exists()


def test_a_closed_account_is_told_so(amina: Member) -> None:
    amina.is_active = False
    amina.save(update_fields=["is_active"])
    assert "closed" in texted("JOIN Amina", amina.phone or "")


@pytest.mark.django_db
def test_whoever_sends_it_without_end_is_answered_a_few_times_a_day() -> None:
    answers = [texted(f"JOIN Njeri {'a' * n}") for n in range(12)]
    assert sum("Karibu" in one for one in answers) == 6


@pytest.mark.django_db
def test_stop_beats_it() -> None:
    Stop.objects.create(phone=NEW)
    texted("JOIN Njeri")
    assert Text.objects.get(to=NEW).withheld_at


def test_nobody_comes_in_by_text_under_the_name_of_a_mentor(
    staff: Member, dalia: Member, group: Group
) -> None:
    world.badge(staff, dalia, group)
    assert "A steward or a mentor here has this name" in texted("JOIN Da1ia")
    assert not Member.objects.filter(phone=NEW).exists()
    assert "Karibu Dalila" in texted("JOIN Dalila")
