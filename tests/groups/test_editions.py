"""A message worded anew: within 15 minutes, by its author, with what it said before to be seen."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from community.live.models import Event
from community.members.models import Member
from community.text.refusals import Refusal
from groups.actions import editions, withdrawals
from groups.models import Edition, Group, Message
from tests import world
from tests.doors import As


@pytest.fixture
def said(group: Group, amina: Member) -> Message:
    return world.message(amina, group, "Mahindi 4000")


@pytest.fixture
def later(said: Message) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(said.made_at, tick=False) as clock:
        yield clock


def test_its_author_words_it_anew(as_: As, said: Message, amina: Member) -> None:
    url = reverse("groups:edition", args=[said.pk])
    answer = as_(amina).post(url, {"key": str(uuid4()), "text": "Mahindi *4300*"})
    assert answer["Location"] == reverse("groups:message", args=[said.pk])
    said.refresh_from_db()
    assert (said.text, "<em>" in said.html) == ("Mahindi *4300*", True)
    assert said.edited_at
    assert Event.objects.filter(kind="message.edited", subject=said.pk).count() == 1


def test_what_it_said_before_stays_to_be_seen_by_the_group(
    as_: As, said: Message, amina: Member, bakari: Member
) -> None:
    editions.edit(amina, said, uuid4(), "Mahindi 4300")
    editions.edit(amina, said, uuid4(), "Mahindi 4350")
    assert [edition.text for edition in said.editions.order_by("pk")] == [
        "Mahindi 4000",
        "Mahindi 4300",
    ]
    page = as_(bakari).get(reverse("groups:message", args=[said.pk])).content.decode()
    for text in ["Mahindi 4000", "Mahindi 4300", "Mahindi 4350"]:
        assert text in page


def test_the_same_key_twice_is_one_edition(said: Message, amina: Member) -> None:
    key = uuid4()
    for _time in range(2):
        editions.edit(amina, said, key, "Mahindi 4300")
    assert Edition.objects.count() == 1
    assert Event.objects.filter(kind="message.edited").count() == 1


def test_just_within_fifteen_minutes_it_can_be_changed(
    said: Message, amina: Member, later: time_machine.Traveller
) -> None:
    later.shift(timedelta(minutes=14, seconds=59))
    editions.edit(amina, said, uuid4(), "Mahindi 4300")
    said.refresh_from_db()
    assert said.text == "Mahindi 4300"


def test_after_fifteen_minutes_it_is_refused_and_the_typed_text_is_kept(
    as_: As, said: Message, amina: Member, later: time_machine.Traveller
) -> None:
    later.shift(timedelta(minutes=15))
    url = reverse("groups:edition", args=[said.pk])
    answer = as_(amina).post(url, {"key": str(uuid4()), "text": "Mahindi elfu nne"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "15 minutes" in page
    assert "Mahindi elfu nne" in page
    said.refresh_from_db()
    assert (said.text, said.edited_at) == ("Mahindi 4000", None)


def test_after_fifteen_minutes_the_page_offers_it_no_more(
    as_: As, said: Message, amina: Member, later: time_machine.Traveller
) -> None:
    url = reverse("groups:message", args=[said.pk])
    assert "/edition/" in as_(amina).get(url).content.decode()
    later.shift(timedelta(minutes=15))
    assert "/edition/" not in as_(amina).get(url).content.decode()


def test_a_retry_of_an_edition_made_in_time_is_answered_as_it_was(
    said: Message, amina: Member, later: time_machine.Traveller
) -> None:
    key = uuid4()
    first = editions.edit(amina, said, key, "Mahindi 4300")
    later.shift(timedelta(hours=1))
    assert editions.edit(amina, said, key, "Mahindi 4300") == first


def test_not_even_a_steward_changes_what_another_said(
    as_: As, said: Message, bakari: Member
) -> None:
    url = reverse("groups:edition", args=[said.pk])
    answer = as_(bakari).post(url, {"key": str(uuid4()), "text": "I lied"})
    assert answer.status_code == 422
    assert "Only the one who wrote" in answer.content.decode()
    said.refresh_from_db()
    assert said.text == "Mahindi 4000"


@pytest.mark.parametrize("text", ["", "  ", "x" * 2001, "\u200b", "\x01"])
def test_what_is_no_message_is_no_edition_either(
    text: str, as_: As, said: Message, amina: Member
) -> None:
    url = reverse("groups:edition", args=[said.pk])
    assert as_(amina).post(url, {"key": str(uuid4()), "text": text}).status_code == 422
    assert not Edition.objects.exists()


def test_what_was_withdrawn_cannot_be_changed(said: Message, amina: Member) -> None:
    withdrawals.withdraw(amina, said, uuid4())
    with pytest.raises(Refusal, match="withdrawn"):
        editions.edit(amina, said, uuid4(), "Mahindi 4300")
