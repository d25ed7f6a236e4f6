"""Whose word for a member is no outsider's."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from community.members.actions import vouches
from community.members.circle import circle
from community.members.models import Member, Standing
from tests import world


def test_alone_a_member_is_their_own_circle(chidi: Member) -> None:
    assert circle(chidi) == {chidi.pk}


def test_it_holds_both_whom_one_vouched_for_and_by_whom(
    amina: Member, bakari: Member, dalia: Member, chidi: Member
) -> None:
    world.vouch(amina, bakari)
    world.vouch(dalia, amina)
    world.vouch(bakari, chidi)
    assert circle(amina) == {amina.pk, bakari.pk, dalia.pk}


def test_a_vouch_taken_back_counts_until_its_year_is_over(amina: Member, bakari: Member) -> None:
    vouches.take_back(amina, world.vouch(amina, bakari))
    assert bakari.pk in circle(amina)
    with time_machine.travel(timezone.now() + timedelta(days=370), tick=False):
        assert circle(amina) == {amina.pk}


def test_those_of_one_ring_are_one_circle(amina: Member, bakari: Member, dalia: Member) -> None:
    now = timezone.now()
    for one, ring in ((amina, 7), (bakari, 7), (dalia, None)):
        Standing.objects.create(member=one, flow=0, value=0, circle=ring, as_of=now)
    assert circle(amina) == {amina.pk, bakari.pk}
    assert circle(dalia) == {dalia.pk}
