"""A group does not lose its last steward silently: the longest-standing vouched member is asked."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from community.front.erasing import erasing
from community.front.seeding import clock
from community.members.actions import erasures
from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import stewards, successions
from groups.heirs import heir
from groups.models import Group, Recall
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db
TWO = timedelta(days=2, minutes=1)


@pytest.fixture
def leaving(group: Group, amina: Member, dalia: Member, wanjiru: Member, bakari: Member) -> Group:
    """Amina came first, but nobody vouches for her; Bakari wants to be forgotten."""
    world.vouch(bakari, dalia)
    world.vouch(bakari, wanjiru)
    erasures.ask(bakari, uuid4())
    return group


def test_the_longest_standing_of_the_vouched_is_asked_first_and_once(
    leaving: Group, dalia: Member
) -> None:
    for _time in range(2):
        successions.ask_heirs()
    told = Notice.objects.filter(kind="group.heir")
    assert [one.member for one in told] == [dalia]


def test_after_two_days_the_next_and_at_last_those_nobody_vouches_for(
    leaving: Group, amina: Member, dalia: Member, wanjiru: Member
) -> None:
    asked = []
    for days in range(4):
        with clock.at(timezone.now() + days * TWO):
            asked.append(heir(leaving))
    assert asked == [dalia, wanjiru, amina, dalia], "and round again"


def test_a_yes_makes_a_steward_by_rule_and_lets_the_other_go(
    leaving: Group, dalia: Member, bakari: Member, as_: As
) -> None:
    url = f"/groups/{leaving.slug}/succession/"
    assert "Will you be steward?" in as_(dalia).get(url).content.decode()
    assert as_(dalia).post(url).status_code == 302
    successions.take_office(dalia, leaving)
    assert set(leaving.stewards()) == {bakari, dalia}
    deed = Deed.objects.get(verb="steward.made")
    assert (deed.by, deed.member) == (None, dalia)
    with clock.at(timezone.now() + timedelta(days=8)):
        erasing.erase_due()
    assert list(leaving.stewards()) == [dalia]


def test_nobody_else_takes_the_office(
    leaving: Group, amina: Member, chidi: Member, as_: As
) -> None:
    url = f"/groups/{leaving.slug}/succession/"
    assert as_(amina).get(url).status_code == 404
    assert as_(amina).post(url).status_code == 422
    assert as_(chidi).get(url).status_code == 404
    assert as_(chidi).post(url).status_code == 404
    with pytest.raises(Refusal):
        successions.take_office(amina, leaving)
    assert amina not in leaving.stewards()


def test_where_a_steward_stays_nobody_is_asked(
    leaving: Group, amina: Member, dalia: Member, bakari: Member
) -> None:
    stewards.make_steward(bakari, leaving, amina)
    successions.ask_heirs()
    assert heir(leaving) is None
    assert not Notice.objects.filter(kind="group.heir").exists()


def test_where_the_steward_comes_back_nobody_is_asked(leaving: Group, bakari: Member) -> None:
    erasures.undo(bakari)
    assert heir(leaving) is None


def test_after_the_recall_of_a_last_steward_the_next_is_asked_never_the_recalled(
    group: Group, amina: Member, bakari: Member
) -> None:
    now = timezone.now()
    words = {"author": amina, "key": uuid4(), "group": group, "steward": bakari, "reason": "Levy"}
    Recall.objects.create(**words, needed=3, closes_at=now, closed_at=now, result="recalled")
    group.memberships.filter(member=bakari).update(steward=False)
    world.vouch(amina, bakari)
    assert heir(group) == amina


def test_a_group_of_one_asks_nobody(bakari: Member) -> None:
    alone = world.group(by=bakari)
    erasures.ask(bakari, uuid4())
    successions.ask_heirs()
    assert heir(alone) is None
