"""Standing in rows: who is a root, what a job keeps, and the rings it finds."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from community.members import reckoning, tasks
from community.members.actions import vouches
from community.members.models import Handshake, Member, Ring, Standing
from groups.models import Group
from mentorship.actions import verifications
from tests import world


def kept() -> dict[str, float]:
    return {str(row.member): row.value for row in Standing.objects.select_related("member")}


@pytest.fixture
def village(group: Group, staff: Member) -> list[Member]:
    """Eight whom each of three mentors has met, over some weeks."""
    mentors = [world.joined(world.member(name), group) for name in ("Maua", "Mosi", "Mzee")]
    members = [world.joined(world.member(f"Friend {n}"), group) for n in range(8)]
    for number, mentor in enumerate(mentors):
        trade = world.sector(f"Trade {number}")
        proof = (uuid4(), trade, "Grading maize", "Saw her grade 40 bags.")
        verifications.verify(staff, mentor, *proof)
    for week in range(3):
        with time_machine.travel(timezone.now() - timedelta(days=30 - 8 * week), tick=False):
            for mentor in mentors:
                for member in members[3 * week : 3 * week + 3]:
                    world.met(mentor, member)
    return members


def test_staff_and_mentors_stand_by_themselves_and_a_steward_alone_does_not(
    staff: Member, bakari: Member, dalia: Member, group: Group
) -> None:
    """Anybody may open a group."""
    world.badge(staff, dalia, group)
    assert {*reckoning.roots()} == {staff, dalia}
    world.vouch(dalia, bakari)
    assert {*reckoning.roots()} == {staff, dalia}


def test_a_steward_whom_a_mentor_has_met_is_a_root(
    staff: Member, bakari: Member, amina: Member, dalia: Member, group: Group
) -> None:
    world.badge(staff, dalia, group)
    world.met(dalia, bakari)
    world.met(dalia, amina)
    assert {*reckoning.roots()} == {staff, dalia, bakari}


def test_whom_three_mentors_have_met_stands_in_full(village: list[Member]) -> None:
    assert reckoning.work_out() > 0
    assert all(kept()[str(member)] == 1 for member in village)


def test_where_nobody_is_a_root_nobody_stands(amina: Member, dalia: Member) -> None:
    world.met(amina, dalia)
    reckoning.work_out()
    assert set(kept().values()) == {0.0}


def test_going_on_ends_where_starting_anew_does(village: list[Member], group: Group) -> None:
    reckoning.work_out()
    late = world.joined(world.member("Late"), group)
    world.met(village[0], late)
    world.met(village[4], late)
    assert reckoning.work_out(go_on=True) > 0
    gone_on = kept()
    reckoning.work_out()
    assert kept() == pytest.approx(gone_on, abs=0.01)
    assert 0 < gone_on["Late"] < 1


def test_a_second_time_changes_nothing(village: list[Member]) -> None:
    reckoning.work_out()
    since = Standing.objects.get(member=village[0]).as_of
    assert reckoning.work_out() == 0
    assert Standing.objects.get(member=village[0]).as_of == since


def test_who_is_vouched_for_no_more_has_no_row(amina: Member, dalia: Member) -> None:
    vouch = world.vouch(amina, dalia)
    reckoning.work_out()
    vouches.take_back(amina, vouch)
    reckoning.work_out(go_on=True)
    assert kept() == {}


def test_what_lapsed_counts_no_more_after_the_night(village: list[Member]) -> None:
    reckoning.work_out()
    with time_machine.travel(timezone.now() + timedelta(days=366), tick=False):
        tasks.start_anew()
    assert not {*kept()} & {str(member) for member in village}


def test_two_who_only_vouch_for_each_other_are_a_ring_of_no_weight(
    village: list[Member], group: Group
) -> None:
    twins = [world.joined(world.member(name), group) for name in ("Njeru", "Twin")]
    world.met(*twins)
    reckoning.work_out()
    rows = Standing.objects.filter(member__in=twins)
    assert {row.value for row in rows} == {0.0}
    assert {row.circle for row in rows} == {min(twin.pk for twin in twins)}
    ring = Ring.objects.get()
    assert ({*ring.members.all()}, ring.weighs) == ({*twins}, 0.0)


def test_a_ring_that_opens_ends_and_found_again_is_the_same_row(
    amina: Member, dalia: Member, wanjiru: Member
) -> None:
    world.met(amina, dalia)
    reckoning.work_out()
    outside = world.vouch(wanjiru, dalia)
    reckoning.work_out()
    assert Ring.objects.get().ended_at is not None
    vouches.take_back(wanjiru, outside)
    reckoning.work_out()
    assert Ring.objects.get().ended_at is None


def test_many_changes_of_a_minute_are_one_job(
    amina: Member, dalia: Member, wanjiru: Member, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        world.vouch(amina, dalia)
        world.vouch(amina, wanjiru)
        vouches.take_back(amina, world.vouch(dalia, amina))
    jobs = ProcrastinateJob.objects.filter(task_name="members.standing")
    assert jobs.count() == 1
    assert jobs.get().scheduled_at is not None


def test_the_job_goes_on_from_the_rows(amina: Member, dalia: Member) -> None:
    world.vouch(amina, dalia)
    tasks.go_on()
    assert kept() == {}
    tasks.start_anew()
    assert kept() == {}


def test_digits_of_yesterday_are_forgotten(amina: Member, dalia: Member) -> None:
    world.met(amina, dalia)
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        tasks.forget()
    assert not Handshake.objects.exists()
