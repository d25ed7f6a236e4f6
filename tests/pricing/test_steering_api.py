"""What stewards do in a round by program: the same acts, the same 404."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from pricing.actions import closings, confirmations
from pricing.models import Quote, Round
from pricing.models.cell import Kind
from tests import world
from tests.pricing.test_own_api import Program

STEERING = ("invitations", "order", "delivery", "cancellation")
WORDS = {"quantity": "5", "total": "9", "who": "@x", "reason": "x"}


@pytest.fixture
def round(bakari: Member, group: Group) -> Round:
    return world.round_for(bakari, group, "10", more_days=0)


def closed(round: Round) -> None:
    with time_machine.travel(round.closes_at, tick=False):
        closings.close_due()


def opening(group: Group, line: int) -> dict[str, Any]:
    closes = timezone.localtime() + timedelta(days=3)
    day = (closes + timedelta(days=1)).date().isoformat()
    words = {"group": group.slug, "line": line, "unit": "bag 90 kg", "threshold": "40"}
    return words | {"closes_at": closes.isoformat(), "delivery_on": day}


def test_a_steward_opens_a_round_once_for_one_key(bakari: Member, group: Group) -> None:
    words = opening(group, world.quote(bakari).cell_id) | {"key": str(uuid4())}
    first, second = (Program(bakari).post("rounds", **words) for _again in range(2))
    assert first.json() == second.json()
    said = first.json()
    assert (said["commodity"], said["unit"], said["state"]) == ("maize", "bag 90 kg", "open")
    assert Round.objects.get().author == bakari


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"threshold": "0"}, 422),
        ({"threshold": "-1"}, 422),
        ({"threshold": "1000000000"}, 422),
        ({"line": 99999}, 404),
        ({"closes_at": "9999-12-31T23:59:59Z"}, 422),
        ({"closes_at": "0001-01-01T00:00:00"}, 422),
        ({"delivery_on": "9999-12-31"}, 422),
        ({"group": "moon"}, 404),
        ({"more_days": 400}, 422),
        ({"unit": "lorry"}, 422),
    ],
)
def test_what_cannot_be_is_refused(
    bakari: Member, group: Group, more: dict[str, Any], status: int
) -> None:
    words = opening(group, world.quote(bakari).cell_id) | more
    assert Program(bakari).post("rounds", **words).status_code == status
    assert not Round.objects.exists()


def test_two_rounds_for_one_item_are_refused_with_the_reason(bakari: Member, round: Round) -> None:
    line = world.quote(bakari, "60").cell_id
    answer = Program(bakari).post("rounds", **opening(round.group, line))
    assert answer.status_code == 422
    assert "is open until" in answer.json()["detail"]


def test_from_the_invitation_to_the_paid_price(
    bakari: Member, amina: Member, chidi: Member, round: Round
) -> None:
    steward, path = Program(bakari), f"rounds/{round.pk}"
    world.pledge(amina, round, "12", "5500")
    asked = steward.post(f"{path}/invitations", who=f"@{chidi.handle}").json()
    assert asked == {"asked": [chidi.handle]}
    world.offer(chidi, round, ("1", "5000"), transport="1800")
    assert steward.get(f"{path}/quotes").json() == {"quotes": [], "saved": None}
    closed(round)
    [quote] = steward.get(f"{path}/quotes").json()["quotes"]
    assert (quote["supplier"], quote["chosen"], Decimal(quote["price"])) == ("Chidi", True, 5150)
    confirmations.confirm(amina, round, uuid4(), agreed=True)
    assert steward.post(f"{path}/order").json()["state"] == "ordered"
    came = steward.post(f"{path}/delivery", quantity="12", total="61200")
    assert came.json()["state"] == "delivered"
    saved = Program(amina).get(f"{path}/quotes").json()["saved"]
    assert Decimal(saved) == (5400 - 5100) * 12
    assert Quote.objects.get(cell__kind=Kind.GROUP_ORDER).price == 61200


def test_too_few_yeses_are_refused_with_how_many(bakari: Member, round: Round) -> None:
    assert Program(bakari).post(f"rounds/{round.pk}/order").status_code == 422


def test_a_round_called_off_keeps_its_seals(
    bakari: Member, amina: Member, chidi: Member, round: Round
) -> None:
    world.pledge(amina, round, "12")
    world.offer(chidi, round, ("1", "5000"))
    path = f"rounds/{round.pk}"
    assert Program(bakari).post(f"{path}/cancellation", reason="").status_code == 422
    off = Program(bakari).post(f"{path}/cancellation", reason="The road is cut.")
    assert off.json()["state"] == "off"
    assert Program(bakari).get(f"{path}/quotes").json()["quotes"] == []


def test_a_phone_that_is_asked_stays_a_phone(bakari: Member, amina: Member, round: Round) -> None:
    path = f"rounds/{round.pk}/invitations"
    assert Program(bakari).post(path, who=amina.phone).json() == {"asked": [amina.phone]}


@pytest.mark.parametrize("who", ["amina", "chidi", "wanjiru"])
def test_nobody_else_steers(request: pytest.FixtureRequest, round: Round, who: str) -> None:
    """A member, a stranger, and a member who was asked to quote."""
    one = request.getfixturevalue(who)
    if who == "wanjiru":
        world.asked(one, round)
    paths = [f"rounds/{round.pk}/{door}" for door in STEERING]
    assert {Program(one).post(path, **WORDS).status_code for path in paths} == {404}
    seen = Program(one).get(f"rounds/{round.pk}/quotes").status_code
    assert seen == (200 if who == "amina" else 404)
    line = world.quote(round.author, commodity=world.commodity("Beans")).cell_id
    assert Program(one).post("rounds", **opening(round.group, line)).status_code == 404
