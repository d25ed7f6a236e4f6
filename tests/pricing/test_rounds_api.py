"""The JSON API of buying together: the same two sides, and the same silence between them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from pricing.actions import closings, invitations
from pricing.models import Pledge, Round
from tests import world
from tests.pricing.test_own_api import Program


@pytest.fixture
def round(bakari: Member, group: Group) -> Round:
    return world.round_for(bakari, group, "10", more_days=0)


def quoted(by: Member, round: Round, **words: Any) -> Any:
    until = timezone.localdate(round.closes_at).isoformat()
    steps = [{"least": 1, "price": "5000"}]
    return Program(by).post(f"offers/{round.pk}", **{"steps": steps, "valid_until": until} | words)


def test_pledge_and_progress(round: Round, amina: Member, group: Group) -> None:
    key, program = str(uuid4()), Program(amina)
    for _time in range(2):
        answer = program.post(f"rounds/{round.pk}/pledge", key=key, quantity=4, limit="5500")
        assert answer.status_code == 200
    [shown] = program.get(f"groups/{group.slug}/rounds").json()
    assert shown == program.get(f"rounds/{round.pk}").json()
    assert (Decimal(shown["pledged"]), Decimal(shown["to_go"]), shown["people"]) == (4, 6, 1)
    assert (shown["state"], shown["unit"], shown["price"]) == ("open", "bag 90 kg", None)
    program.client.delete(f"/api/v1/rounds/{round.pk}/pledge")
    assert Decimal(program.get(f"rounds/{round.pk}").json()["pledged"]) == 0


@pytest.mark.parametrize("quantity", [0, -3, 1_000_000_000])
def test_an_impossible_pledge_is_refused(round: Round, amina: Member, quantity: int) -> None:
    answer = Program(amina).post(f"rounds/{round.pk}/pledge", quantity=quantity, limit="5500")
    assert answer.status_code == 422
    assert not Pledge.objects.exists()


def test_a_supplier_quotes_and_the_buyers_read_no_sign_of_it(
    round: Round, bakari: Member, amina: Member, chidi: Member
) -> None:
    world.pledge(amina, round, "12", "5500")
    invitations.invite(bakari, round, chidi.handle)
    before = Program(amina).get(f"rounds/{round.pk}").json()
    assert quoted(chidi, round).status_code == 200
    assert Program(amina).get(f"rounds/{round.pk}").json() == before
    own = Program(chidi).get(f"offers/{round.pk}").json()
    assert Decimal(own["offer"]["steps"][0]["price"]) == 5000
    assert not {"pledged", "people", "to_go"} & own.keys()
    Round.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    assert quoted(chidi, round).status_code == 422, "late"
    closings.close_due()
    assert Decimal(Program(amina).get(f"rounds/{round.pk}").json()["price"]) == 5000
    answer = Program(amina).post(f"rounds/{round.pk}/confirmation", agreed=True)
    assert answer.json()["agreed"] is True


def test_each_side_gets_404_for_the_other_and_strangers_for_both(
    round: Round, bakari: Member, amina: Member, chidi: Member
) -> None:
    world.offer(chidi, round, ("1", "5000"))
    stranger = world.member("Otieno")
    for one, path in (
        (chidi, f"rounds/{round.pk}"),
        (amina, f"offers/{round.pk}"),
        (bakari, f"offers/{round.pk}"),
        (stranger, f"rounds/{round.pk}"),
        (stranger, f"offers/{round.pk}"),
        (stranger, f"groups/{round.group.slug}/rounds"),
    ):
        assert Program(one).get(path).status_code == 404, path
    assert quoted(stranger, round).status_code == 404
