"""A mentor's hour by programs: announced, asked in, answered in turn, ended."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from mentorship.models import Hour, Turn
from tests import world
from tests.doors import Call


def keyed(**words: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), **words}


@pytest.fixture
def hour(mentor: Member, group: Group) -> Hour:
    return world.hour(mentor, group)


def announced(group: Group, **words: Any) -> dict[str, Any]:
    at = (timezone.now() + timedelta(hours=3)).isoformat()
    return keyed(room=group.rooms.order_by("pk")[0].pk, about="Grading", at=at, **words)


def test_announced_once_and_listed_for_the_group(
    call: Call, mentor: Member, wanjiru: Member, chidi: Member, group: Group
) -> None:
    door, words = f"/groups/{group.slug}/hours", announced(group)
    made = call(mentor, door, **words).json()
    assert (made["mentor"], made["about"], made["open"]) == ("dalia", "Grading", True)
    assert call(mentor, door, **words).json() == made
    assert call(mentor, door, **{**words, "about": "Drying"}).status_code == 409
    assert call(wanjiru, door).json() == [made]
    assert call(wanjiru, door, **announced(group)).status_code == 422
    assert Hour.objects.count() == 1
    for answer in (call(chidi, door), call(chidi, door, **announced(group))):
        assert answer.status_code == 404


def test_a_room_of_another_group_is_none(
    call: Call, mentor: Member, chidi: Member, group: Group
) -> None:
    other = world.group(chidi, name="Elsewhere")
    words = announced(group) | {"room": other.rooms.order_by("pk")[0].pk}
    assert call(mentor, f"/groups/{group.slug}/hours", **words).status_code == 404
    past = announced(group) | {"at": "2020-01-01T10:00:00Z"}
    assert call(mentor, f"/groups/{group.slug}/hours", **past).status_code == 422
    assert not Hour.objects.exists()


def test_questions_wait_are_taken_and_left_out(
    call: Call, hour: Hour, mentor: Member, wanjiru: Member, amina: Member
) -> None:
    door, words = f"/hours/{hour.pk}/turns", keyed(text="Call 0712345678?")
    first = call(wanjiru, door, **words).json()
    assert first["state"] == "waiting"
    assert "0712345678" not in first["text"]
    assert call(wanjiru, door, **words).json() == first
    assert call(wanjiru, door, **keyed(text="One more?")).status_code == 422
    second = call(amina, door, **keyed(text="How dry?")).json()
    assert call(wanjiru, f"/turns/{second['id']}/taking", send="post").status_code == 422
    assert call(wanjiru, f"/turns/{second['id']}", send="delete").status_code == 422
    for _twice in range(2):
        taken = call(mentor, f"/turns/{first['id']}/taking", send="post").json()
        gone = call(amina, f"/turns/{second['id']}", send="delete").json()
    assert (taken["state"], gone["state"]) == ("taken", "dropped")
    queue = call(amina, f"/hours/{hour.pk}").json()
    assert [one["id"] for one in queue["turns"]] == [first["id"]]


def test_the_queue_is_watched_from_its_head(call: Call, hour: Hour, wanjiru: Member) -> None:
    before = call(wanjiru, f"/hours/{hour.pk}").json()
    call(wanjiru, f"/hours/{hour.pk}/turns", **keyed(text="How dry?"))
    assert before["topic"] == hour.topic
    assert call(wanjiru, f"/hours/{hour.pk}").json()["head"] == before["head"] + 1


def test_its_mentor_ends_it_and_nothing_more_is_asked(
    call: Call, hour: Hour, mentor: Member, wanjiru: Member
) -> None:
    assert call(wanjiru, f"/hours/{hour.pk}/end", send="post").status_code == 422
    for _twice in range(2):
        assert not call(mentor, f"/hours/{hour.pk}/end", send="post").json()["open"]
    refused = call(wanjiru, f"/hours/{hour.pk}/turns", **keyed(text="Too late?"))
    assert (refused.status_code, refused.json()["detail"]) == (422, "This hour is over.")


def test_strangers_find_neither_the_hour_nor_its_questions(
    call: Call, hour: Hour, wanjiru: Member, chidi: Member
) -> None:
    turn = call(wanjiru, f"/hours/{hour.pk}/turns", **keyed(text="How dry?")).json()["id"]
    for path, send in (
        (f"/hours/{hour.pk}", "get"),
        (f"/hours/{hour.pk}/end", "post"),
        (f"/turns/{turn}/taking", "post"),
        (f"/turns/{turn}", "delete"),
    ):
        assert call(chidi, path, send=send).status_code == 404
    assert call(chidi, f"/hours/{hour.pk}/turns", **keyed(text="Me?")).status_code == 404
    assert Turn.objects.count() == 1
