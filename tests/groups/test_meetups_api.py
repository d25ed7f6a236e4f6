"""Meetings in person by programs: the same answers as on the pages."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from community.members import bearer
from community.members.models import Member
from groups.models import Group, Meetup
from tests import world
from tests.doors import Call


def spoken(**other: Any) -> dict[str, Any]:
    at = (timezone.now() + timedelta(hours=3)).isoformat()
    return {"key": str(uuid4()), "about": "Scales", "spot": "Gate B", "at": at, **other}


def heard(member: Member, group: Group) -> Any:
    headers = {"Authorization": f"Bearer {bearer.issue(member)}"}
    return Client().get(f"/api/v1/groups/{group.slug}/meetups", headers=headers)


def test_amina_calls_one_and_bakari_reads_where_and_when(
    call: Call, group: Group, amina: Member, bakari: Member
) -> None:
    words = spoken()
    for _time in range(2):
        assert call(amina, f"/groups/{group.slug}/meetups", **words).status_code == 200
    (meeting,) = heard(bakari, group).json()
    assert (meeting["about"], meeting["spot"], meeting["by"]) == ("Scales", "Gate B", amina.handle)
    assert Meetup.objects.count() == 1


def test_a_time_without_its_zone_is_the_markets_own(
    call: Call, group: Group, amina: Member
) -> None:
    tomorrow = timezone.localtime() + timedelta(days=1)
    words = spoken(at=tomorrow.strftime("%Y-%m-%dT09:00:00"))
    assert call(amina, f"/groups/{group.slug}/meetups", **words).status_code == 200
    assert timezone.localtime(Meetup.objects.get().at).hour == 9


def test_called_off_and_put_back_by_whoever_may(
    call: Call, group: Group, amina: Member, bakari: Member, dalia: Member, chidi: Member
) -> None:
    meeting = world.meetup(amina, group)
    path = f"/meetups/{meeting.pk}/calling-off"
    for undo in (False, True):
        for by in (amina, bakari):
            assert call(by, path, undo=undo).json()["called_off"] is not undo
    for other in (dalia, chidi):
        assert call(other, path, undo=False).status_code == 404
    assert not Meetup.objects.exclude(called_off_at=None).exists()


@pytest.mark.parametrize(
    "wrong",
    [{"about": " "}, {"spot": "x" * 101}, {"at": "2020-01-01T10:00:00Z"}, {"at": "tomorrow"}],
)
def test_what_cannot_be_is_refused_and_nothing_is_called(
    call: Call, group: Group, amina: Member, wrong: dict[str, str]
) -> None:
    assert call(amina, f"/groups/{group.slug}/meetups", **spoken(**wrong)).status_code == 422
    assert not Meetup.objects.exists()


def test_strangers_learn_of_none(call: Call, group: Group, amina: Member, chidi: Member) -> None:
    world.meetup(amina, group)
    assert heard(chidi, group).status_code == 404
    assert call(chidi, f"/groups/{group.slug}/meetups", **spoken()).status_code == 404
