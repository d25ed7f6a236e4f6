"""Slowed and closed rooms: when one may write again, and what came of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.live import replay
from community.members.models import Deed, Member
from community.members.models.deed import Verb
from community.text.refusals import Refusal
from groups import reads
from groups.actions import ballots, messages, paces, summaries
from groups.models import Group, Message, Room
from tests import world
from tests.doors import As, Call


def say(client: Client, room: Room, text: str = "Nina magunia.") -> Any:
    url = reverse("groups:messages", args=[room.pk])
    return client.post(url, {"key": str(uuid4()), "text": text}, headers={"X-Sokoni": "live"})


def order(as_: As, member: Member, room: Room, what: str, **words: Any) -> Any:
    url = reverse(f"groups:{what}", args=[room.pk])
    return as_(member).post(url, {"key": str(uuid4()), **words})


def slowed(by: Member, room: Room, minutes: int = 5) -> Room:
    return paces.slow(by, room, minutes, "Too many at once.")


def last(room: Room) -> str:
    frames = replay.since(room.topic, 0).frames
    assert frames is not None
    return str(frames[-1]["html"])


def test_in_a_slowed_room_a_member_writes_once_and_is_told_when_again(
    as_: As, room: Room, amina: Member, bakari: Member, wanjiru: Member
) -> None:
    slowed(bakari, room)
    hers = as_(amina)
    with time_machine.travel("2026-03-02 07:00:30Z", tick=False):
        assert say(hers, room, "Moja").status_code == 204
        answer = say(hers, room, "Mbili")
        assert answer.status_code == 429
        reason = answer.json()["errors"]["text"][0]["message"]
        assert reason == "One message in 5 minutes here. You can write again at 10:06."
        assert say(as_(wanjiru), room, "Tatu").status_code == 204, "each has a turn of their own"
    with time_machine.travel("2026-03-02 07:05:31Z", tick=False):
        assert say(as_(amina), room, "Mbili").status_code == 204
    assert room.messages.count() == 3


def test_the_page_without_script_keeps_what_was_typed(
    as_: As, room: Room, amina: Member, bakari: Member
) -> None:
    slowed(bakari, room)
    world.message(amina, room)
    url = reverse("groups:messages", args=[room.pk])
    answer = as_(amina).post(url, {"key": str(uuid4()), "text": "Bado nauliza"})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "You can write again at" in page
    assert "Bado nauliza</textarea>" in page


def test_a_steward_is_not_slowed_nor_anyone_in_another_room(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    slowed(bakari, room, 60)
    for _turn in range(2):
        assert say(as_(bakari), room).status_code == 204
    other = world.room(bakari, group)
    assert say(as_(amina), room).status_code == say(as_(amina), other).status_code == 204


def test_a_poll_and_a_picture_take_their_turn_too(
    as_: As, room: Room, amina: Member, bakari: Member
) -> None:
    slowed(bakari, room)
    say(as_(amina), room)
    assert say(as_(amina), room, "/poll Wapi? | Hapa | Pale").status_code == 429
    words = {"question": "Wapi?", "choices": "Hapa\nPale", "hours": 24}
    assert order(as_, amina, room, "new_ballot", **words).status_code == 429
    assert Message.objects.count() == 1


def test_slowing_is_said_with_a_reason_shown_at_the_head_and_ends(
    as_: As, room: Room, amina: Member, bakari: Member
) -> None:
    assert order(as_, bakari, room, "pace", minutes=5).status_code == 422, "it says no reason"
    assert order(as_, bakari, room, "pace", minutes=7, reason="x").status_code == 422
    assert order(as_, bakari, room, "pace", minutes=5, reason="Calm").status_code == 302
    assert "slowed: one message of each in" in last(room)
    assert order(as_, bakari, room, "pace", minutes=0).status_code == 302
    assert "slowed" not in last(room)
    deeds = [(deed.verb, deed.after, deed.reason) for deed in Deed.objects.at(room.group.topic)]
    assert deeds == [(Verb.ROOM_FREED, "", ""), (Verb.ROOM_SLOWED, "1 / 5 min", "Calm")]
    paces.slow(bakari, room, 0)
    assert Deed.objects.count() == 2, "what is so already is no deed"


@pytest.mark.parametrize("what", ["order", "name", "pace", "summary", "moves"])
def test_only_stewards_keep_order(
    what: str, as_: As, room: Room, amina: Member, bakari: Member, chidi: Member
) -> None:
    url = reverse(f"groups:{what}", args=[room.pk])
    assert as_(bakari).get(url).status_code == 200
    for member in (amina, chidi):
        assert as_(member).get(url).status_code == 404
        assert as_(member).post(url, {"text": "x", "minutes": 5}).status_code == 404
    assert not Deed.objects.exists()


def test_a_closed_room_says_what_came_of_it_and_takes_no_word_more(
    as_: As, room: Room, amina: Member, bakari: Member
) -> None:
    assert order(as_, bakari, room, "summary", text="Tunanunua **Wakulima**.").status_code == 302
    drawn = last(room)
    assert drawn.count("<strong>Wakulima</strong>") == 2, "at the head and at the end"
    page = as_(amina).get(reverse("groups:room", args=[room.pk])).content.decode()
    for part in (f'id="top{room.pk}"', f'id="end{room.pk}"', "<strong>Wakulima</strong>"):
        assert part in page
    for member in (amina, bakari):
        answer = say(as_(member), room)
        assert answer.status_code == 422
        assert "This room was closed" in answer.json()["errors"]["text"][0]["message"]
    with pytest.raises(Refusal, match="was closed"):
        ballots.ask(amina, Room.objects.get(pk=room.pk), uuid4(), "Wapi?", ["Hapa", "Pale"])
    assert not Message.objects.exists()


def test_opened_again_everyone_writes_and_the_summary_is_taken_down(
    as_: As, room: Room, amina: Member, bakari: Member
) -> None:
    summaries.close(bakari, room, uuid4(), "Tunanunua Wakulima.")
    for _time in range(2):
        assert order(as_, bakari, room, "reopening").status_code == 302
    assert "Wakulima" not in str(replay.since(room.topic, 0).frames)
    assert say(as_(amina), room).status_code == 204
    verbs = [deed.verb for deed in Deed.objects.at(room.group.topic)]
    assert verbs == [Verb.ROOM_REOPENED, Verb.ROOM_CLOSED]


def test_the_summary_of_a_closed_room_is_found_by_those_inside(
    as_: As, room: Room, amina: Member, bakari: Member, chidi: Member
) -> None:
    summaries.close(bakari, room, uuid4(), "Tunanunua Wakulima kila Jumatatu.")
    assert [hit.title for hit in reads.search(amina, "wakulima jumatatu")] == [
        "General, closed · Nairobi Cereals"
    ]
    assert reads.search(chidi, "wakulima jumatatu") == []
    summaries.reopen(bakari, room)
    assert reads.search(amina, "wakulima jumatatu") == []


def test_closing_needs_a_summary_and_once_is_once(as_: As, room: Room, bakari: Member) -> None:
    assert order(as_, bakari, room, "summary", text=" ").status_code == 422
    key = uuid4()
    first = summaries.close(bakari, room, key, "Imekwisha.")
    assert summaries.close(bakari, room, key, "Imekwisha.") == first
    assert Deed.objects.count() == 1


def test_a_message_sent_before_it_closed_is_answered_the_same_after(
    room: Room, amina: Member, bakari: Member
) -> None:
    key = uuid4()
    first = messages.post(amina, room, key, "Niko njiani.")
    summaries.close(bakari, room, uuid4(), "Imekwisha.")
    assert messages.post(amina, Room.objects.get(pk=room.pk), key, "Niko njiani.") == first


def test_programs_are_slowed_and_shut_out_alike(
    call: Call, room: Room, amina: Member, bakari: Member
) -> None:
    slowed(bakari, room)
    path = f"/rooms/{room.pk}/messages"
    assert call(amina, path, key=str(uuid4()), text="Moja").status_code == 201
    assert call(amina, path, key=str(uuid4()), text="Mbili").status_code == 429
    summaries.close(bakari, room, uuid4(), "Imekwisha.")
    assert call(bakari, path, key=str(uuid4()), text="Tatu").status_code == 422


def test_the_turn_comes_by_the_clock_whatever_the_pace_was_before(
    room: Room, amina: Member, bakari: Member
) -> None:
    world.message(amina, room)
    slowed(bakari, room, 15)
    room.refresh_from_db()
    room.spoke_at = timezone.now() - timedelta(minutes=16)
    assert messages.post(amina, room, uuid4(), "Sasa zamu yangu.").pk
