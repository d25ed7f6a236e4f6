"""An answer that quotes: it says whom and what, for as long as that stands."""

from uuid import uuid4

import pytest
from django.urls import reverse

from community.live import replay
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import editions, memberships, messages, withdrawals
from groups.models import Group, Message, Room
from tests import world
from tests.doors import As, Call


@pytest.fixture
def said(group: Group, amina: Member) -> Message:
    return world.message(amina, group, "Zabibu ni bei gani?")


def answer(by: Member, to: Message, text: str = "Mia mbili.") -> Message:
    return messages.post(by, to.room, uuid4(), text, to.pk)


def last(room: Room) -> str:
    frames = replay.since(room.topic, 0).frames
    assert frames is not None
    return str(frames[-1]["html"])


def test_an_answer_quotes_the_same_on_the_page_live_and_on_catching_up(
    as_: As, room: Room, said: Message, amina: Member, bakari: Member
) -> None:
    one = answer(bakari, said)
    drawn = last(room)
    quote = f'<a class="quote" id="q{one.pk}" href="/messages/{said.pk}/"><b>Amina</b> Zabibu'
    assert quote in drawn
    for member in (amina, bakari):
        assert drawn.strip() in as_(member).get(f"/rooms/{room.pk}/").content.decode()
        caught_up = as_(member).get(f"/live/{room.topic}/events?after=0").json()["events"]
        assert caught_up[-1]["html"] == drawn


def test_withdrawn_the_words_go_from_the_quote_and_come_back_with_the_message(
    as_: As, room: Room, said: Message, amina: Member, bakari: Member
) -> None:
    one = answer(bakari, said)
    withdrawals.withdraw(amina, said, uuid4())
    assert f'id="q{one.pk}"' in last(room)
    everything = str(replay.since(room.topic, 0).frames)
    everything += as_(bakari).get(f"/rooms/{room.pk}/?reply={said.pk}").content.decode()
    everything += as_(bakari).get(f"/messages/{one.pk}/").content.decode()
    assert "Zabibu" not in everything
    withdrawals.restore(amina, Message.objects.get(pk=said.pk))
    assert last(room).count("Zabibu") == 2


def test_edited_after_an_answer_the_quote_says_what_it_says_now(
    room: Room, said: Message, amina: Member, bakari: Member
) -> None:
    answer(bakari, said)
    editions.edit(amina, said, uuid4(), "Nanasi ni bei gani?")
    assert last(room).count("Nanasi") == 2
    assert "Zabibu" not in str(replay.since(room.topic, 0).frames)


def test_without_script_the_composer_says_what_is_answered_and_can_drop_it(
    as_: As, room: Room, said: Message, bakari: Member
) -> None:
    browser, url = as_(bakari), reverse("groups:room", args=[room.pk])
    page = browser.get(f"{url}?reply={said.pk}").content.decode()
    assert f'name="reply" value="{said.pk}"><span><b>Amina</b> Zabibu' in page
    assert f'<a class="plain" href="{url}">' in page
    words = {"key": str(uuid4()), "text": "Mia", "reply": str(said.pk)}
    assert browser.post(reverse("groups:messages", args=[room.pk]), words).status_code == 302
    assert Message.objects.get(author=bakari).reply_to == said


@pytest.mark.parametrize("reply", ["0", "x", "²", "-1", str(10**30), ""])
def test_an_answer_to_nothing_shows_no_quote_in_the_composer(
    reply: str, as_: As, room: Room, said: Message, bakari: Member
) -> None:
    page = as_(bakari).get(f"/rooms/{room.pk}/", {"reply": reply}).content.decode()
    assert '<p class="answering" hidden>' in page


def test_who_is_answered_is_told_once(said: Message, amina: Member, bakari: Member) -> None:
    answer(bakari, said)
    assert Notice.objects.get(member=amina).kind == "group.answer"
    answer(bakari, said, "@amina Mia mbili.")
    assert [one.kind for one in Notice.objects.order_by("pk")] == ["group.answer", "group.mention"]


def test_answering_oneself_or_one_who_left_tells_nobody(
    group: Group, said: Message, amina: Member, bakari: Member
) -> None:
    answer(amina, said)
    memberships.leave(amina, group)
    answer(bakari, said)
    assert not Notice.objects.exists()


def test_the_same_answer_twice_is_one_and_another_one_is_refused(
    said: Message, amina: Member, bakari: Member
) -> None:
    key = uuid4()
    for _time in range(2):
        messages.post(bakari, said.room, key, "Mia", said.pk)
    with pytest.raises(Refusal):
        messages.post(bakari, said.room, key, "Mia")
    assert Message.objects.filter(author=bakari).count() == 1
    assert Notice.objects.filter(member=amina).count() == 1


def test_what_was_said_in_another_room_or_group_cannot_be_answered_here(
    as_: As, call: Call, group: Group, hidden: Group, room: Room, amina: Member, bakari: Member
) -> None:
    url = reverse("groups:messages", args=[room.pk])
    there = world.message(bakari, world.room(bakari, group, "Transport"), "Lori")
    secret = world.message(bakari, hidden, "Siri")
    for pk in (there.pk, secret.pk, 2**40):
        words = {"key": str(uuid4()), "text": "Mia", "reply": str(pk)}
        refused = as_(amina).post(url, words)
        assert refused.status_code == 422
        assert "Siri" not in refused.content.decode()
        words = {"key": str(uuid4()), "text": "Mia", "reply": pk}
        assert call(amina, f"/rooms/{room.pk}/messages", **words).status_code == 422
    assert not Message.objects.filter(author=amina).exists()


def test_programs_answer_too(call: Call, room: Room, said: Message, bakari: Member) -> None:
    words = {"key": str(uuid4()), "text": "Mia", "reply": said.pk}
    made = call(bakari, f"/rooms/{room.pk}/messages", **words)
    assert (made.status_code, made.json()["reply"]) == (201, said.pk)
    talk = call(bakari, f"/rooms/{room.pk}/messages").json()["messages"]
    assert [one["reply"] for one in talk] == [None, said.pk]
