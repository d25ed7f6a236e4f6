"""A member pledges so much at so much at most, until the close."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import pledges
from pricing.models import Minute, Pledge, Round
from pricing.rounds import reads
from tests import world


@pytest.fixture
def round(bakari: Member, group: Group) -> Round:
    return world.round_for(bakari, group, "40")


def progress(member: Member, round: Round) -> tuple[Decimal, Decimal, int]:
    now = reads.seen(member, round.pk)
    return now.pledged, now.to_go, now.people


def test_the_sum_moves_for_everyone(round: Round, amina: Member, dalia: Member) -> None:
    world.pledge(amina, round, "13")
    world.pledge(dalia, round, "10")
    assert progress(amina, round) == (23, 17, 2)
    last = Event.objects.filter(topic=round.topic).latest("number")
    assert (last.kind, last.actor, last.data) == ("round.pledged", None, {}), "not who"
    assert not Notice.objects.exists()


def test_a_change_takes_the_place_of_the_first(round: Round, amina: Member) -> None:
    world.pledge(amina, round, "13")
    world.pledge(amina, round, "5")
    assert progress(amina, round) == (5, 35, 1)
    assert Pledge.objects.count() == 2, "what was said before is kept"


def test_withdrawn_twice_is_once(round: Round, amina: Member) -> None:
    world.pledge(amina, round, "13")
    pledges.withdraw(amina, round)
    pledges.withdraw(amina, round)
    assert progress(amina, round) == (0, 40, 0)
    kinds = ["opened", "pledged", "pledge withdrawn"]
    assert [line.kind for line in Minute.objects.all()] == kinds


def test_sent_twice_with_one_key_counts_once(round: Round, amina: Member) -> None:
    key = uuid4()
    words = (round, key, Decimal(5), Decimal(6000))
    assert pledges.pledge(amina, *words) == pledges.pledge(amina, *words)
    with pytest.raises(Refusal) as no:
        pledges.pledge(amina, round, key, Decimal(6), Decimal(6000))
    assert no.value.status == 409
    assert progress(amina, round) == (5, 35, 1)


@pytest.mark.parametrize("quantity", ["0", "-3", "1000000000", "0.0001", "Infinity"])
def test_a_quantity_must_be_possible(round: Round, amina: Member, quantity: str) -> None:
    world.pledge(amina, round, "2")
    with pytest.raises(Refusal) as no:
        world.pledge(amina, round, quantity)
    assert no.value.field == "quantity"
    assert progress(amina, round) == (2, 38, 1), "what stood before stands"


@pytest.mark.parametrize("limit", ["0", "-1", "1000000000000", "5.001"])
def test_a_highest_price_must_be_possible(round: Round, amina: Member, limit: str) -> None:
    with pytest.raises(Refusal) as no:
        world.pledge(amina, round, "2", limit)
    assert no.value.field == "limit"


def test_after_the_close_nothing_is_taken_in(round: Round, amina: Member) -> None:
    """At its hour, whether or not the closing was made yet."""
    world.pledge(amina, round, "2")
    with time_machine.travel(round.closes_at, tick=False):
        for act in (
            lambda: world.pledge(amina, round, "3"),
            lambda: pledges.withdraw(amina, round),
        ):
            with pytest.raises(Refusal, match="closed"):
                act()
        assert progress(amina, round) == (2, 38, 1)
    with time_machine.travel(round.closes_at - timedelta(seconds=1), tick=False):
        world.pledge(amina, round, "3")


def test_the_log_tells_a_pledge_to_none_but_its_maker(
    round: Round, amina: Member, bakari: Member
) -> None:
    world.pledge(amina, round, "2")
    assert [one.kind for one in reads.minutes(amina, round)] == ["opened", "pledged"]
    assert [one.kind for one in reads.minutes(bakari, round)] == ["opened"]
