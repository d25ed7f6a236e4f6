"""What is wrong, said by programs: the same answers as on the pages."""

from typing import Any
from uuid import uuid4

import pytest

from community.members.models import Block, Member
from groups.models import Message, Report, Room
from tests import world
from tests.doors import Call


@pytest.fixture
def said(room: Room, amina: Member) -> Message:
    return world.message(amina, room, "Nitumie pesa kwanza.")


def of(said: Message, **other: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "noun": "message", "subject": said.pk, **other}


def test_dalia_reports_what_was_said_and_reads_what_came_of_it(
    call: Call, said: Message, dalia: Member, bakari: Member
) -> None:
    words = of(said, kind="scam", words="He asked for money")
    for _time in range(2):
        made = call(dalia, "/reports", **words).json()
    assert (made["about"], made["evidence"], made["outcome"]) == ("amina", said.text, "")
    world.finding(bakari, Report.objects.get())
    (mine,) = call(dalia, "/reports").json()
    assert (mine["outcome"], mine["reason"]) == ("warned", "Against the rules")
    assert call(dalia, f"/reports/{made['id']}").json() == mine
    assert call(dalia, "/reports?page=2").json() == []


def test_it_is_taken_back_until_it_is_answered(
    call: Call, said: Message, dalia: Member, bakari: Member
) -> None:
    first = world.report(dalia, "message", said.pk)
    path = f"/reports/{first.pk}/withdrawal"
    assert call(dalia, path, send="post").json()["taken_back_at"] is not None
    assert call(dalia, path, send="post").status_code == 422
    second = world.report(dalia, "message", said.pk)
    world.finding(bakari, second)
    assert call(dalia, f"/reports/{second.pk}/withdrawal", send="post").status_code == 422


def test_who_reported_is_nobody_elses_to_know(
    call: Call, said: Message, dalia: Member, bakari: Member, amina: Member, staff: Member
) -> None:
    made = world.report(dalia, "message", said.pk)
    for other in (bakari, amina, staff):
        assert call(other, f"/reports/{made.pk}").status_code == 404
        assert call(other, f"/reports/{made.pk}/withdrawal", send="post").status_code == 404
        assert call(other, "/reports").json() == []
    assert Report.objects.still_open().count() == 1


def test_what_cannot_be_reported_is_refused_and_nothing_is_kept(
    call: Call, said: Message, dalia: Member, amina: Member, chidi: Member
) -> None:
    assert call(amina, "/reports", **of(said, kind="scam")).status_code == 422
    assert call(dalia, "/reports", **of(said, kind="boring")).status_code == 422
    assert call(dalia, "/reports", **of(said, kind="scam", words="x" * 301)).status_code == 422
    assert call(chidi, "/reports", **of(said, kind="scam")).status_code == 404
    assert call(dalia, "/reports", **of(said, kind="scam", noun="ghost")).status_code == 404
    assert call(dalia, "/reports", **of(said, kind="scam", subject=0)).status_code == 422
    assert not Report.objects.exists()


def test_dalia_blocks_who_said_it_and_hears_her_again(
    call: Call, said: Message, dalia: Member, amina: Member, chidi: Member
) -> None:
    words = of(said)
    for _time in range(2):
        assert call(dalia, "/blocks", **words).json()["member"] == "amina"
    assert [one["member"] for one in call(dalia, "/blocks").json()] == ["amina"]
    assert call(amina, "/blocks").json() == []
    assert call(chidi, "/blocks/amina", send="delete").status_code == 404
    assert call(dalia, "/blocks/amina", send="delete").json() == []
    assert call(dalia, "/blocks/amina", send="delete").status_code == 404


def test_nobody_blocks_themselves_nor_one_they_do_not_see(
    call: Call, said: Message, amina: Member, chidi: Member
) -> None:
    assert call(amina, "/blocks", **of(said)).status_code == 422
    assert call(chidi, "/blocks", **of(said)).status_code == 404
    member = {"key": str(uuid4()), "noun": "member", "subject": amina.pk}
    assert call(chidi, "/blocks", **member).status_code == 404
    assert not Block.objects.exists()
