"""After an order that came the buyers speak of who sold, and the seller of the steward."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.deals import acts
from community.deals.models import Feedback
from community.members.models import Member
from groups.models import Group
from pricing.actions import closings, confirmations, deliveries, orders
from pricing.models import Round
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(bakari: Member, amina: Member, dalia: Member, chidi: Member, group: Group) -> Round:
    """Amina and Dalia buy together, Bakari orders, Chidi sells; Dalia was left out in the end."""
    made = world.round_for(bakari, group, "10", more_days=0)
    world.pledge(amina, made, "12", "5500")
    world.pledge(dalia, made, "6", "5300")
    world.offer(chidi, made, ("1", "5000"))
    with time_machine.travel(made.closes_at, tick=False):
        closings.close_due()
    closed = Round.objects.whole().get(pk=made.pk)
    confirmations.confirm(amina, closed, uuid4(), True)
    orders.order(bakari, closed, uuid4())
    return Round.objects.whole().get(pk=made.pk)


def came(by: Member, round: Round) -> None:
    deliveries.deliver(by, round, uuid4(), Decimal(12), Decimal(61800))


def test_before_it_came_nobody_speaks_of_it(as_: As, round: Round, amina: Member) -> None:
    assert as_(amina).get(f"/feedback/order/{round.order.pk}/").status_code == 404
    assert acts.lately(amina) == []


def test_both_sides_speak_each_of_the_other(
    as_: As, round: Round, amina: Member, bakari: Member, chidi: Member
) -> None:
    came(bakari, round)
    url = f"/feedback/order/{round.order.pk}/"
    for one in (amina, chidi):
        assert url in as_(one).get("/deals/").content.decode()
        words = {"key": str(uuid4()), "first": "yes", "second": "no", "third": "yes", "words": ""}
        assert as_(one).post(url, words).status_code == 302
    said = {(one.author, one.member, one.role) for one in Feedback.objects.all()}
    assert said == {(amina, chidi, "seller"), (chidi, bakari, "buyer")}


def test_who_bought_nothing_says_nothing(
    as_: As, round: Round, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    came(bakari, round)
    for one in (dalia, wanjiru, bakari):
        assert as_(one).get(f"/feedback/order/{round.order.pk}/").status_code == 404


def test_after_thirty_days_it_is_offered_no_more(
    round: Round, amina: Member, bakari: Member
) -> None:
    came(bakari, round)
    assert [one.noun for one in acts.lately(amina)] == ["order"]
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert acts.lately(amina) == []
