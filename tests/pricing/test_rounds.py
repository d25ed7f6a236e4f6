"""A steward opens a round from a line of the board, and may call it off."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import rounds
from pricing.models import Cancellation, Minute, Round
from tests import world


def test_a_round_is_as_the_line_has_it(bakari: Member, group: Group) -> None:
    round = world.round_for(bakari, group, "40")
    assert str(round) == "Maize, bag 90 kg, Wakulima"
    assert (round.currency, round.base, round.factor) == ("KES", "kg", 90)
    assert round.usual == Decimal(5400), "60 a kilo on the board that day"
    assert (round.threshold, round.state, round.is_open) == (40, "open", True)
    assert Event.objects.get(topic=round.topic).kind == "round.opened"
    assert Minute.objects.get().kind == "opened"


def test_an_old_price_is_no_measure_of_a_saving(bakari: Member, group: Group) -> None:
    long_ago = timezone.now() - timedelta(days=200)
    line = world.quote(bakari, "60", seen_at=long_ago, sure=True).cell
    line.refresh_from_db()
    later = timezone.now() + timedelta(days=2)
    day = timezone.localdate(later)
    words = (group, uuid4(), line, "bag 90 kg", Decimal(40), later, day)
    assert rounds.open_round(bakari, *words).usual is None


def test_a_second_round_for_one_item_is_refused_clearly(bakari: Member, group: Group) -> None:
    world.round_for(bakari, group)
    with pytest.raises(Refusal, match="A round for Maize in Wakulima is open until"):
        world.round_for(bakari, group)
    assert Round.objects.count() == 1
    assert world.round_for(bakari, world.group(bakari, "Another")).pk, "other groups buy too"


def test_opened_twice_with_one_key_is_one_round(bakari: Member, group: Group) -> None:
    key = uuid4()
    assert world.round_for(bakari, group, key=key) == world.round_for(bakari, group, key=key)
    assert Minute.objects.count() == 1


@pytest.mark.parametrize("threshold", ["0", "-4", "1000000000", "NaN"])
def test_a_threshold_must_be_possible(bakari: Member, group: Group, threshold: str) -> None:
    with pytest.raises(Refusal) as no:
        world.round_for(bakari, group, threshold)
    assert no.value.field == "threshold"
    assert not Round.objects.exists()


def days(closes: float, delivery: int) -> dict[str, Any]:
    closing = timezone.now() + timedelta(days=closes)
    return {"closes_at": closing, "delivery_on": timezone.localdate() + timedelta(days=delivery)}


@pytest.mark.parametrize(
    ("closes", "delivery", "field"),
    [
        (0.01, 3, "closes_at"),
        (-1, 3, "closes_at"),
        (40, 50, "closes_at"),
        (3, 1, "delivery_on"),
        (3, 90, "delivery_on"),
    ],
)
def test_its_days_must_be_possible(
    bakari: Member, group: Group, closes: float, delivery: int, field: str
) -> None:
    with pytest.raises(Refusal) as no:
        world.round_for(bakari, group, **days(closes, delivery))
    assert no.value.field == field
    assert not Round.objects.exists()


def test_a_unit_that_cannot_be_compared_is_refused(bakari: Member, group: Group) -> None:
    with pytest.raises(Refusal) as no:
        world.round_for(bakari, group, unit="jerrican 20 l")
    assert no.value.field == "unit"


def test_called_off_tells_who_pledged_and_who_was_asked(
    bakari: Member, amina: Member, chidi: Member, group: Group
) -> None:
    round = world.round_for(bakari, group)
    world.pledge(amina, round, "5")
    world.offer(chidi, round, ("1", "5000"))
    Notice.objects.all().delete()
    rounds.call_off(bakari, round, uuid4(), "The road is cut.")
    assert {one.member for one in Notice.objects.all()} == {amina, chidi}
    assert Notice.objects.filter(text__contains="The road is cut.").count() == 2
    round = Round.objects.whole().get()
    assert (round.state, round.is_open) == ("off", False)
    assert world.round_for(bakari, group).pk != round.pk


def test_called_off_twice_is_once(bakari: Member, group: Group) -> None:
    round, key = world.round_for(bakari, group), uuid4()
    rounds.call_off(bakari, round, key, "Too late.")
    rounds.call_off(bakari, round, key, "Too late.")
    with pytest.raises(Refusal, match="already ended"):
        rounds.call_off(bakari, round, uuid4(), "Again.")
    assert Cancellation.objects.count() == 1


def test_calling_off_wants_a_reason(bakari: Member, group: Group) -> None:
    round = world.round_for(bakari, group)
    with pytest.raises(Refusal) as no:
        rounds.call_off(bakari, round, uuid4(), "  ")
    assert no.value.field == "reason"
    assert Round.objects.whole().get().state == "open"
