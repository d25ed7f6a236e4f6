"""A program keeps talk for a lesson or an answer as the page does."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.members import bearer
from community.members.models import Member
from groups.actions import withdrawals
from groups.models import Group, Message, Room
from mentorship.models import Answer, Keeping, Question
from tests import world
from tests.doors import As, Call

LESSON = {"title": "Maize from Busia", "topic": "selling", "language": "en"}


@pytest.fixture
def room(group: Group) -> Room:
    return group.rooms.get()


@pytest.fixture
def said(amina: Member, bakari: Member, room: Room) -> list[Message]:
    lines = [(amina, "Buy maize in Busia."), (bakari, "Pay by M-Pesa.")]
    return [world.message(by, room, text) for by, text in lines]


@pytest.fixture
def asked(bakari: Member, group: Group) -> Question:
    return world.question(bakari, group, "Where is maize cheap?")


def chosen(said: list[Message], **words: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "messages": [one.pk for one in said], **words}


def delete(by: Member, path: str) -> Any:
    headers = {"Authorization": f"Bearer {bearer.issue(by)}"}
    return Client().delete(f"/api/v1{path}", headers=headers)


def test_messages_become_the_draft_of_a_lesson_with_credit_once(
    as_: As, call: Call, room: Room, said: list[Message], wanjiru: Member
) -> None:
    words = chosen(said, **LESSON)
    kept = [call(wanjiru, f"/rooms/{room.pk}/kept/lessons", **words).json() for _time in range(2)]
    assert kept[0] == kept[1]
    assert [one["member"] for one in kept[0]["credits"]] == ["amina", "bakari"]
    assert "Buy maize in Busia." in kept[0]["draft"]
    assert as_(wanjiru).get(f"/tutorials/{kept[0]['lesson']}/").status_code == 200
    assert Keeping.objects.count() == 1


def test_messages_become_an_answer_that_is_worded_and_sent(
    call: Call, room: Room, said: list[Message], wanjiru: Member, asked: Question
) -> None:
    words = chosen(said, question=asked.pk)
    kept = call(wanjiru, f"/rooms/{room.pk}/kept/answers", **words).json()
    assert (kept["question"], kept["may_send"]) == (asked.pk, True)
    key, path = str(uuid4()), f"/kept/{kept['id']}"
    sent = [call(wanjiru, f"{path}/answer", key=key, text="Busia.").json() for _time in range(2)]
    assert sent[0] == sent[1]
    assert sent[0]["question"] == asked.pk
    again = call(wanjiru, f"{path}/answer", key=str(uuid4()), text="Busia again.")
    assert again.status_code == 422
    assert call(wanjiru, path).json()["answer"] == Answer.objects.get().pk


def test_who_said_it_reads_their_own_words_may_say_no_and_yes_after_all(
    call: Call, room: Room, said: list[Message], wanjiru: Member, amina: Member
) -> None:
    kept = call(wanjiru, f"/rooms/{room.pk}/kept/lessons", **chosen(said, **LESSON)).json()
    path = f"/kept/{kept['id']}"
    hers = call(amina, path).json()
    assert [one["text"] for one in hers["credits"]] == ["Buy maize in Busia."]
    assert (hers["draft"], hers["may_refuse"], hers["refused"]) == ("", True, False)
    assert call(amina, f"{path}/refusal", no=True).json()["refused"] is True
    theirs = call(wanjiru, path).json()
    assert [one["gone"] for one in theirs["credits"]] == [True, False]
    assert "Busia" not in theirs["draft"]
    assert delete(amina, f"{path}/refusal").json()["refused"] is False
    assert "Busia" in call(wanjiru, path).json()["draft"]


def test_what_was_withdrawn_loses_its_words_here_too(
    call: Call, room: Room, said: list[Message], wanjiru: Member, amina: Member
) -> None:
    kept = call(wanjiru, f"/rooms/{room.pk}/kept/lessons", **chosen(said, **LESSON)).json()
    withdrawals.withdraw(amina, said[0], uuid4())
    assert "Busia." not in call(wanjiru, f"/kept/{kept['id']}").text.replace("from Busia", "")


def test_what_cannot_be_kept_is_refused_and_nothing_is_made(
    call: Call, room: Room, said: list[Message], wanjiru: Member, bakari: Member, asked: Question
) -> None:
    path = f"/rooms/{room.pk}/kept"
    elsewhere = world.message(bakari, world.room(bakari, room.group))
    for words in (chosen([], **LESSON), chosen([elsewhere], **LESSON)):
        assert call(wanjiru, f"{path}/lessons", **words).status_code == 422
    assert call(wanjiru, f"{path}/answers", **chosen(said, question=0)).status_code == 422
    many = chosen(said, **LESSON) | {"messages": [said[0].pk] * 51}
    assert call(wanjiru, f"{path}/lessons", **many).status_code == 422
    assert not Keeping.objects.exists()


def test_strangers_find_neither_room_nor_messages_nor_what_is_kept(
    call: Call, room: Room, said: list[Message], wanjiru: Member, chidi: Member, dalia: Member
) -> None:
    path = f"/rooms/{room.pk}/kept/lessons"
    assert call(chidi, path, **chosen(said, **LESSON)).status_code == 404
    hidden = world.message(chidi, world.group(by=chidi, name="Gikomba"))
    assert call(wanjiru, path, **chosen([hidden], **LESSON)).status_code == 404
    kept = call(wanjiru, path, **chosen(said, **LESSON)).json()
    for member in (chidi, dalia):
        assert call(member, f"/kept/{kept['id']}").status_code == 404
        assert call(member, f"/kept/{kept['id']}/refusal", no=True).status_code == 404
    assert delete(chidi, f"/kept/{kept['id']}/refusal").status_code == 404
