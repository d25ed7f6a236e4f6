"""Stewards judge, and others appeal, by programs: the same answers as on the pages."""

from typing import Any
from uuid import uuid4

import pytest

from community.members.models import Deed, Member
from groups.actions.stewards import make_steward
from groups.models import Appeal, Finding, Group, Message, Opinion, Report, Room
from tests import world
from tests.doors import Call


@pytest.fixture
def said(room: Room, amina: Member) -> Message:
    return world.message(amina, room, "Nitumie pesa kwanza.")


@pytest.fixture
def reported(said: Message, dalia: Member) -> Report:
    return world.report(dalia, "message", said.pk, words="She asked for money")


def judged(of: Report, **other: Any) -> dict[str, Any]:
    thing = {"noun": of.noun, "subject": of.subject}
    return {"key": str(uuid4()), "outcome": "warned", "reason": "Rule 2", **thing, **other}


def test_bakari_reads_the_case_and_answers_it_once(
    call: Call, group: Group, reported: Report, bakari: Member, amina: Member
) -> None:
    (case,) = call(bakari, f"/groups/{group.slug}/cases").json()
    assert (case["about"], case["evidence"], case["reports"]) == ("amina", reported.evidence, 1)
    assert case["said"] == [{"by": "dalia", "words": "She asked for money"}]
    words = judged(reported)
    for _time in range(2):
        found = call(bakari, f"/groups/{group.slug}/findings", **words).json()
    assert (found["about"], found["outcome"], found["reason"]) == ("amina", "warned", "Rule 2")
    assert call(bakari, f"/groups/{group.slug}/cases").json() == []
    assert Finding.objects.count() == Deed.objects.filter(verb="member.warned").count() == 1
    assert call(amina, f"/findings/{found['id']}").json()["may_appeal"] is True


@pytest.mark.parametrize(
    "wrong", [{"outcome": "hanged"}, {"reason": " "}, {"days": 91}, {"noun": "member"}]
)
def test_what_cannot_be_found_is_refused_and_nothing_happens(
    call: Call, group: Group, reported: Report, bakari: Member, wrong: dict[str, Any]
) -> None:
    words = judged(reported, **wrong)
    assert call(bakari, f"/groups/{group.slug}/findings", **words).status_code == 422
    assert not Finding.objects.exists()


def test_whoever_is_no_steward_finds_nothing_there(
    call: Call, group: Group, reported: Report, amina: Member, dalia: Member, chidi: Member
) -> None:
    made = world.finding(group.stewards().get(), reported)
    for other in (dalia, chidi):
        assert call(other, f"/groups/{group.slug}/cases").status_code == 404
        assert call(other, f"/groups/{group.slug}/findings", **judged(reported)).status_code == 404
        assert call(other, f"/findings/{made.pk}").status_code == 404
        words = {"key": str(uuid4()), "words": "It was a joke"}
        assert call(other, f"/findings/{made.pk}/appeal", **words).status_code == 404
        assert call(other, "/cases").status_code == 404
        assert call(other, "/findings", **judged(reported)).status_code == 404
    assert not Appeal.objects.exists()


def test_amina_appeals_once_and_two_others_lift_it(
    call: Call, group: Group, reported: Report, amina: Member, bakari: Member, chidi: Member
) -> None:
    judges = [world.joined(world.member(name), group) for name in ("Otieno", "Njeri")]
    for one in judges:
        make_steward(bakari, group, one)
    finding = world.finding(bakari, reported)
    path = f"/findings/{finding.pk}/appeal"
    assert call(bakari, path, key=str(uuid4()), words="I am sure").status_code == 422
    made = call(amina, path, key=str(uuid4()), words="It was a joke").json()["appeal"]
    assert call(amina, path, key=str(uuid4()), words="Again").status_code == 422
    opinions = f"/appeals/{made['id']}/opinions"
    word = {"lifts": True, "reason": "I was there"}
    assert call(bakari, opinions, key=str(uuid4()), **word).status_code == 422
    assert call(chidi, opinions, key=str(uuid4()), **word).status_code == 404
    for one in judges:
        after = call(one, opinions, key=str(uuid4()), **word).json()
    assert after["lifted_at"] is not None
    assert [one["by"] for one in after["appeal"]["opinions"]] == ["otieno", "njeri"]
    assert Opinion.objects.count() == 2


def test_staff_judge_what_no_steward_may(
    call: Call, group: Group, room: Room, amina: Member, bakari: Member, staff: Member
) -> None:
    of_bakari = world.report(amina, "message", world.message(bakari, room, "Pesa").pk)
    assert call(bakari, f"/groups/{group.slug}/cases").json() == []
    assert [one["about"] for one in call(staff, "/cases").json()] == ["bakari"]
    refused = judged(of_bakari, outcome="suspended")
    assert call(staff, "/findings", **refused).status_code == 422
    assert call(staff, "/findings", **judged(of_bakari)).json()["by"] == staff.handle
    assert call(staff, "/cases").json() == []
