"""The same key twice has one effect, and the second answer equals the first (rule G-1)."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import IntegrityError, connection

from community.members.models import Member
from community.members.once import once
from community.members.once import said as words
from community.text import render
from community.text.refusals import Refusal
from groups.models import Group, Message, Room


def post(room: Room, by: Member, key: uuid.UUID, text: str) -> Message:
    html = render.message(text)
    return Message.objects.create(room=room, author=by, key=key, text=text, html=html)


def said(room: Room, by: Member, key: uuid.UUID, text: str = "Habari") -> Message:
    return once(Message, by, key, partial(post, room, by, key, text))


@pytest.fixture
def room(group: Group) -> Room:
    return group.rooms.get()


def test_a_second_time_is_the_first_again(room: Room, amina: Member) -> None:
    key = uuid.uuid4()
    first = said(room, amina, key, "First")
    assert said(room, amina, key, "Second") == first
    assert Message.objects.get().text == "First"


def test_the_same_key_with_other_words_is_refused_and_nothing_is_lost_unsaid(
    room: Room, amina: Member
) -> None:
    key = uuid.uuid4()
    first = said(room, amina, key, "First")

    def again(text: str) -> Message:
        return once(Message, amina, key, lambda: post(room, amina, key, text), words(text=text))

    assert again("First") == first
    with pytest.raises(Refusal, match="already sent with other words") as refused:
        again("Second")
    assert (refused.value.status, Message.objects.get().text) == (409, "First")


def test_another_key_or_another_member_is_another_write(
    room: Room, amina: Member, bakari: Member
) -> None:
    key = uuid.uuid4()
    said(room, amina, key)
    said(room, amina, uuid.uuid4())
    said(room, bakari, key)
    assert Message.objects.count() == 3


def test_a_refused_act_leaves_the_key_free(room: Room, amina: Member) -> None:
    def refuse() -> Message:
        post(room, amina, key, "Half done")
        raise Refusal("No.")

    key = uuid.uuid4()
    with pytest.raises(Refusal):
        once(Message, amina, key, refuse)
    assert not Message.objects.exists(), "the half that was done is taken back"
    assert said(room, amina, key).text == "Habari"


def test_a_fault_that_is_no_repeat_is_not_hidden(room: Room, amina: Member) -> None:
    def break_a_rule() -> Message:
        return Message.objects.create(room_id=None, author=amina, key=key, text="", html="")

    key = uuid.uuid4()
    with pytest.raises(IntegrityError):
        once(Message, amina, key, break_a_rule)


@pytest.mark.django_db(transaction=True)
def test_sent_many_times_at_once_it_is_there_once(room: Room, amina: Member) -> None:
    key = uuid.uuid4()

    def send(_: int) -> int:
        try:
            return said(room, amina, key).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as devices:
        answers = set(devices.map(send, range(10)))
    assert answers == {Message.objects.get().pk}
