"""Many at the same moment: one closing, one pledge each, one round an item."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from community.live.models import Event
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import closings, confirmations, orders
from pricing.models import Award, Closing, Minute, Order, Pledge, Round
from tests import world
from tests.groups.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round(bakari: Member, amina: Member, chidi: Member, group: Group) -> Round:
    round = world.round_for(bakari, group, "10", more_days=0)
    world.pledge(amina, round, "12")
    world.offer(chidi, round, ("1", "5000"))
    return round


def test_two_workers_close_a_round_once(round: Round) -> None:
    Round.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    assert sorted(at_once(*[closings.close_due] * 3)) == [0, 0, 1]
    assert (Closing.objects.count(), Award.objects.count()) == (1, 1)
    assert Minute.objects.filter(kind="closed").count() == 1
    assert Event.objects.filter(kind="round.closed").count() == 1


def test_two_pledges_of_one_member_at_once_are_one(round: Round, amina: Member) -> None:
    at_once(*[lambda: world.pledge(amina, round, "5")] * 3)
    assert [one.quantity for one in Pledge.objects.standing()] == [5]


def test_two_stewards_open_one_round_for_one_item(bakari: Member, group: Group) -> None:
    line = world.quote(bakari, "60").cell
    answers: list[Any] = at_once(*[lambda: world.round_for(bakari, group, line=line)] * 2)
    assert sum(isinstance(one, Refusal) for one in answers) == 1
    assert Round.objects.count() == 1


def test_two_orders_at_once_are_one(round: Round, bakari: Member, amina: Member) -> None:
    Round.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    closings.close_due()
    confirmations.confirm(amina, round, uuid4(), agreed=True)
    answers = at_once(*[lambda: orders.order(bakari, round, uuid4())] * 2)
    assert sum(isinstance(one, Refusal) for one in answers) == 1
    assert Order.objects.count() == 1
