"""Members meet in person: called, called off, and told of on the day without calling anybody."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from community.notices.items import Kind
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups import reads
from groups.actions import attention, meetups
from groups.models import Group, Meetup
from groups.models.attention import Level
from tests import world
from tests.doors import As

NOON = "2026-11-23T12:00:00+03:00"


def page(group: Group) -> str:
    return reverse("groups:meetups", args=[group.slug])


def typed(**other: Any) -> dict[str, Any]:
    at = timezone.localtime() + timedelta(hours=3)
    words = {"about": "Scales", "spot": "Gate B", "at": at.strftime("%Y-%m-%dT%H:%M")}
    return {"key": str(uuid4()), **words, **other}


def today(member: Member) -> list[str]:
    lines = reads.catch_up(member, timezone.now() - timedelta(hours=8))
    return [one.text for one in lines if one.kind == Kind.MEETING]


def test_amina_calls_a_meeting_and_all_inside_read_where_and_when(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    assert as_(amina).post(page(group), typed()).status_code == 302
    shown = as_(bakari).get(page(group)).content.decode()
    assert "Scales" in shown
    assert "Gate B" in shown


def test_it_calls_nobody_and_stands_in_the_catch_up_of_the_day(
    group: Group, amina: Member, bakari: Member, chidi: Member
) -> None:
    with time_machine.travel(NOON, tick=False):
        world.meetup(bakari, group, hours=3)
        world.meetup(bakari, group, hours=27, about="Tomorrow")
        assert today(amina) == [f"{group} meets at 15:00: Scales and grades, Nyamakima, gate B"]
        assert today(chidi) == []
    assert not Notice.objects.filter(member=amina).exists()


def test_who_muted_the_group_is_not_told(group: Group, amina: Member, bakari: Member) -> None:
    with time_machine.travel(NOON, tick=False):
        world.meetup(bakari, group)
        attention.pay(amina, group, Level.MUTE)
        assert today(amina) == []


def test_a_meeting_sent_twice_is_one(group: Group, amina: Member) -> None:
    sent = (uuid4(), "Scales", "Gate B", timezone.now() + timedelta(hours=3))
    assert meetups.call(amina, group, *sent) == meetups.call(amina, group, *sent)


def test_called_off_it_is_told_no_more_and_can_be_put_back(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    with time_machine.travel(NOON, tick=False):
        meetup = world.meetup(amina, group)
        door = reverse("groups:calling_off", args=[meetup.pk])
        for _twice in range(2):
            as_(amina).post(door)
        assert today(bakari) == []
        as_(bakari).post(door, {"undo": "1"})
        assert len(today(amina)) == 1


def test_others_can_neither_see_nor_call_off(
    as_: As, group: Group, amina: Member, bakari: Member, chidi: Member
) -> None:
    meetup = world.meetup(bakari, group)
    door = reverse("groups:calling_off", args=[meetup.pk])
    assert as_(chidi).get(page(group)).status_code == 404
    assert as_(chidi).post(page(group), typed()).status_code == 404
    for other in (amina, chidi):
        assert as_(other).post(door).status_code == 404
    meetup.refresh_from_db()
    assert meetup.called_off_at is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"about": "  "}, "about"),
        ({"spot": "x" * 101}, "spot"),
        ({"at": "2020-01-01T10:00"}, "at"),
        ({"at": "2099-01-01T10:00"}, "at"),
        ({"at": "soon"}, "at"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(
    as_: As, group: Group, amina: Member, wrong: dict[str, Any], field: str
) -> None:
    answer = as_(amina).post(page(group), typed(**wrong))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert answer.context["form"]["about"].value() == wrong.get("about", "Scales")
    assert not Meetup.objects.exists()


def test_chidi_calls_no_meeting_of_a_group_he_is_not_in(group: Group, chidi: Member) -> None:
    with pytest.raises(Refusal, match="Join"):
        world.meetup(chidi, group)


def test_a_meeting_that_is_over_is_gone_from_the_list(group: Group, bakari: Member) -> None:
    world.meetup(bakari, group, hours=1)
    with time_machine.travel(timezone.now() + timedelta(hours=4)):
        assert reads.meetups(group).ahead == []
