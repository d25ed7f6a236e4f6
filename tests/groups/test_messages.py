"""Saying something in a room, once."""

import unicodedata
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from community.live.models import Event
from community.members.models import Member
from community.text.refusals import Refusal
from groups import reads
from groups.actions import editions, messages, wording
from groups.models import Group, Message, Room
from tests import world
from tests.doors import As

LIVE = {"X-Sokoni": "live"}


def send(browser: Client, room: Room, text: str, key: str = "", **headers: str) -> int:
    url = reverse("groups:messages", args=[room.pk])
    words = {"key": key or str(uuid4()), "text": text}
    return browser.post(url, words, headers=headers).status_code


def test_a_message_is_kept_as_written_and_drawn_once(as_: As, room: Room, amina: Member) -> None:
    assert send(as_(amina), room, "Mahindi *leo* <b>4300</b>\r\nNyamakima") == 302
    said = Message.objects.get()
    assert said.text == "Mahindi *leo* <b>4300</b>\nNyamakima"
    assert "<em>leo</em>" in said.html
    assert "<b>4300" not in said.html
    event = Event.objects.get(topic=room.topic)
    assert (event.number, event.kind, event.subject) == (1, "message.posted", said.pk)


def test_the_script_gets_an_empty_answer_and_hears_it_on_the_socket(
    as_: As, room: Room, amina: Member
) -> None:
    assert send(as_(amina), room, "Habari", **LIVE) == 204


def test_the_same_key_twice_is_one_message_and_one_event(
    as_: As, room: Room, amina: Member
) -> None:
    key = str(uuid4())
    assert [send(as_(amina), room, "Habari", key) for _time in range(2)] == [302, 302]
    assert Message.objects.count() == 1
    assert Event.objects.filter(topic=room.topic).count() == 1


def test_a_form_gone_back_to_and_sent_with_other_words_keeps_them_under_a_new_key(
    as_: As, room: Room, amina: Member
) -> None:
    key, url = str(uuid4()), f"/rooms/{room.pk}/messages/"
    send(as_(amina), room, "Habari", key)
    page = as_(amina).post(url, {"key": key, "text": "Mahindi 4000"})
    assert page.status_code == 422
    assert "already sent with other words" in page.content.decode()
    form = page.context["form"]
    assert form["text"].value() == "Mahindi 4000"
    assert form["key"].value() != key
    send(as_(amina), room, form["text"].value(), form["key"].value())
    assert [one.text for one in Message.objects.order_by("pk")] == ["Habari", "Mahindi 4000"]


def test_the_same_key_is_still_the_same_message_after_an_edit(room: Room, amina: Member) -> None:
    key = uuid4()
    said = messages.post(amina, room, key, "Habari")
    editions.edit(amina, said, uuid4(), "Habari yako")
    for words in ("Habari", "Habari yako"):
        assert messages.post(amina, room, key, words) == said


def test_a_key_that_someone_else_has_used_is_refused_and_sent_again_under_another(
    as_: As, room: Room, amina: Member, bakari: Member
) -> None:
    """A phone that goes from hand to hand, and back to a page."""
    key, url = str(uuid4()), f"/rooms/{room.pk}/messages/"
    send(as_(amina), room, "Habari", key)
    assert send(as_(bakari), room, "Habari", key, **LIVE) == 422
    page = as_(bakari).post(url, {"key": key, "text": "Habari"})
    assert page.status_code == 422
    assert "Someone else has already sent this form" in page.content.decode()
    assert [one.author for one in Message.objects.all()] == [amina]
    assert Event.objects.filter(topic=room.topic).count() == 1
    form = page.context["form"]
    assert send(as_(bakari), room, form["text"].value(), form["key"].value()) == 302


BAD = {
    "nothing": "",
    "blanks": " \n\t ",
    "one over the cap": "x" * 2001,
    "far over the cap": "x" * 100_000,
    "control characters": "\x01\x02\x1b",
    "a control character in it": "Bei\x07 nzuri\x1b[31m",
    "a NUL in it": "Maha\x00rage",
    "an old line end in it": "Bei\x85nzuri",
    "a control character in a poll": "/poll Lini? | Leo\x07 | Kesho",
    "zero-width characters": "\u200b\u200d\u2060\ufeff",
    "bidi overrides": "\u202e\u2066",
    "eleven people": " ".join(f"@trader{number}" for number in range(11)),
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_what_is_no_message_is_refused_and_changes_nothing(
    text: str, as_: As, room: Room, amina: Member
) -> None:
    browser = as_(amina)
    assert send(browser, room, text) == 422
    assert send(browser, room, text, **LIVE) == 422
    assert not Message.objects.exists()
    assert not Event.objects.filter(topic=room.topic).exists()


@pytest.mark.parametrize("key", ["x", "1", "' OR 1=1", "00000000-0000-0000-0000-00000000000g"])
def test_a_key_that_is_none_is_refused(key: str, as_: As, room: Room, amina: Member) -> None:
    assert send(as_(amina), room, "Habari", key) == 422
    assert not Message.objects.exists()


GOOD = {
    "the cap": "x" * 2000,
    "two thousand signs beyond the first plane": "🧅" * 2000,
    "Swahili, Arabic, emoji": "Vitunguu 🧅 بصل 40/= @wakulima",
    "tabs and lines": "Bei:\tmahindi\nmaharage",
    "a joined family": "👩‍👩‍👧",
    "hostile marks": "[" * 1999,
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD.keys())
def test_any_text_that_says_something_is_taken(text: str, room: Room, amina: Member) -> None:
    messages.post(amina, room, uuid4(), text)
    said = Message.objects.get()
    assert said.text == text
    assert said.html


def test_a_refused_text_is_still_in_the_form(as_: As, room: Room, amina: Member) -> None:
    url = reverse("groups:messages", args=[room.pk])
    answer = as_(amina).post(url, {"key": str(uuid4()), "text": "Bei! " * 401})
    page = answer.content.decode()
    assert "4 characters too long" in page
    assert "Bei! Bei!" in page


def test_the_script_reads_the_same_sentence(as_: As, room: Room, amina: Member) -> None:
    url = reverse("groups:messages", args=[room.pk])
    answer = as_(amina).post(url, {"key": str(uuid4()), "text": " "}, headers=LIVE)
    assert answer.json()["errors"]["text"][0]["message"] == "Write something first."


def test_more_than_thirty_a_minute_is_a_lot(room: Room, amina: Member) -> None:
    for number in range(30):
        messages.post(amina, room, uuid4(), f"{number}")
    with pytest.raises(Refusal) as refused:
        messages.post(amina, room, uuid4(), "one too many")
    assert refused.value.status == 429
    assert Message.objects.count() == 30


def test_too_many_is_429_so_that_the_script_keeps_the_rest_for_later(
    as_: As, room: Room, amina: Member
) -> None:
    for number in range(30):
        messages.post(amina, room, uuid4(), f"{number}")
    assert send(as_(amina), room, "one too many", **LIVE) == 429
    assert send(as_(amina), room, "one too many") == 429
    assert send(as_(amina), room, "", **LIVE) == 422, "what is wrong now is wrong later"


def test_a_message_sent_again_does_not_count_again(room: Room, amina: Member) -> None:
    key = uuid4()
    for _time in range(35):
        messages.post(amina, room, key, "Habari")
    assert Message.objects.count() == 1


def test_a_get_says_nothing(as_: As, room: Room, amina: Member) -> None:
    assert as_(amina).get(reverse("groups:messages", args=[room.pk])).status_code == 405


def test_a_message_has_a_page_with_what_its_author_may_do(
    as_: As, group: Group, amina: Member, dalia: Member
) -> None:
    said = world.message(amina, group)
    url = reverse("groups:message", args=[said.pk])
    assert "/edition/" in as_(amina).get(url).content.decode()
    others = as_(dalia).get(url).content.decode()
    assert "/edition/" not in others
    assert "/withdrawal/" not in others


def test_search_finds_it_for_those_inside_and_for_no_one_else(
    group: Group, amina: Member, bakari: Member, chidi: Member
) -> None:
    said = world.message(bakari, group, "Sukari imepanda Wakulima")
    [found] = reads.search(amina, "sugar")
    assert found.url == reverse("groups:message", args=[said.pk])
    assert "Sukari" in found.snippet
    assert reads.search(chidi, "sugar") == []
    assert reads.search(amina, "") == []


@given(
    sign=st.integers(0, 159).map(chr).filter(lambda one: unicodedata.category(one) == "Cc"),
    before=st.text("Bei ", max_size=3),
)
def test_of_all_control_characters_only_a_tab_and_line_ends_are_written_by_people(
    sign: str, before: str
) -> None:
    text = f"{before}a{sign}b"
    if sign in "\t\r\n":
        assert wording.message(text) == text.strip().replace("\r", "\n")
        return
    with pytest.raises(Refusal, match="control characters") as refused:
        wording.message(text)
    assert refused.value.field == "text"


def test_an_edit_takes_no_control_characters_either(room: Room, amina: Member) -> None:
    said = messages.post(amina, room, uuid4(), "Habari")
    with pytest.raises(Refusal, match="control characters"):
        editions.edit(amina, said, uuid4(), "Habari\x1b[31m")
    assert Message.objects.get().text == "Habari"


def test_the_script_is_told_why_in_a_sentence(as_: As, room: Room, amina: Member) -> None:
    url = reverse("groups:messages", args=[room.pk])
    answer = as_(amina).post(url, {"key": str(uuid4()), "text": "Bei\x07"}, headers=LIVE)
    assert answer.status_code == 422
    assert "control characters" in answer.json()["errors"]["text"][0]["message"]
