"""What programs do with what was said: as far as one has read, an edition, a withdrawal."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import travel

from community.members import bearer
from community.members.models import Member
from groups.models import Edition, Message, Pointer, Room, Withdrawal
from tests import world
from tests.doors import Call


@pytest.fixture
def said(amina: Member, room: Room) -> Message:
    return world.message(amina, room, "Mahindi 3200")


def put_back(member: Member, pk: int) -> Any:
    headers = {"Authorization": f"Bearer {bearer.issue(member)}"}
    return Client().delete(f"/api/v1/messages/{pk}/withdrawal", headers=headers)


def test_a_program_moves_the_pointer_and_never_back(
    call: Call, room: Room, said: Message, bakari: Member
) -> None:
    later = world.message(bakari, room, "Nzuri")
    path = f"/rooms/{room.pk}/pointer"
    assert call(bakari, path, message=later.pk).json() == {"message": later.pk}
    assert call(bakari, path, message=said.pk).json() == {"message": later.pk}
    assert Pointer.objects.get(member=bakari).message == later.pk


def test_a_program_words_it_anew_and_twice_is_once(
    call: Call, said: Message, amina: Member
) -> None:
    words = {"key": str(uuid4()), "text": "Mahindi 3100"}
    once, twice = (call(amina, f"/messages/{said.pk}/editions", **words).json() for _ in range(2))
    assert once == twice
    assert (once["text"], bool(once["edited_at"])) == ("Mahindi 3100", True)
    assert Edition.objects.count() == 1
    other = call(amina, f"/messages/{said.pk}/editions", **words | {"text": "Maharage"})
    assert other.status_code == 409


def test_only_its_author_and_only_for_a_while(
    call: Call, said: Message, amina: Member, bakari: Member
) -> None:
    words = {"key": str(uuid4()), "text": "Mahindi 3100"}
    assert call(bakari, f"/messages/{said.pk}/editions", **words).status_code == 422
    with travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert call(amina, f"/messages/{said.pk}/editions", **words).status_code == 422
    said.refresh_from_db()
    assert said.text == "Mahindi 3200"


def test_a_program_withdraws_and_puts_back(call: Call, said: Message, amina: Member) -> None:
    path, words = f"/messages/{said.pk}/withdrawal", {"key": str(uuid4())}
    for _ in range(2):
        gone = call(amina, path, **words).json()
        assert (gone["withdrawn"], gone["text"], gone["html"]) == (True, "", "")
    assert Withdrawal.objects.count() == 1
    for _ in range(2):
        assert put_back(amina, said.pk).json()["text"] == "Mahindi 3200"
    assert not Withdrawal.objects.exists()


def test_a_steward_says_why_and_others_may_not(
    call: Call, said: Message, bakari: Member, dalia: Member
) -> None:
    path, words = f"/messages/{said.pk}/withdrawal", {"key": str(uuid4())}
    assert call(dalia, path, **words).status_code == 422
    assert call(bakari, path, **words).status_code == 422, "he gave no reason"
    assert call(bakari, path, **words, reason="An advert").json()["withdrawn"]
    assert put_back(dalia, said.pk).status_code == 422


def test_chidi_finds_none_of_these_doors(
    call: Call, room: Room, said: Message, chidi: Member
) -> None:
    words = {"key": str(uuid4()), "text": "x"}
    assert call(chidi, f"/rooms/{room.pk}/pointer", message=1).status_code == 404
    assert call(chidi, f"/messages/{said.pk}/editions", **words).status_code == 404
    assert call(chidi, f"/messages/{said.pk}/withdrawal", **words).status_code == 404
    assert put_back(chidi, said.pk).status_code == 404
    assert not Pointer.objects.filter(member=chidi).exists()


@pytest.mark.parametrize("message", ["x", -1, 2**60, None])
def test_a_place_without_sense_is_422(
    message: Any, call: Call, room: Room, said: Message, bakari: Member
) -> None:
    assert call(bakari, f"/rooms/{room.pk}/pointer", message=message).status_code == 422
    assert not Pointer.objects.filter(member=bakari).exists()
