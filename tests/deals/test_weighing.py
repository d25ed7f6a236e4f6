"""Whose word of feedback counts: not a ring's, not one phone's, little of whom nobody knows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.deals import reads, weighing
from community.deals.models import Feedback
from community.front.seeding import clock
from community.members import reckoning
from community.members.models import Browser, Member
from groups.models import Group
from tests import world

pytestmark = pytest.mark.django_db


def said(by: Member, member: Member) -> Feedback:
    """Four days ago, after a deal: all was well."""
    with clock.at(timezone.now() - timedelta(days=4)):
        return world.feedback(by, world.dealt(member, by))


def weigh(one: Feedback) -> float:
    return Feedback.objects.get(pk=one.pk).weighs


def counted(member: Member) -> int:
    return sum(count.lines[0][1].n for count in reads.counts(member))


@pytest.fixture
def vouched(wanjiru: Member, staff: Member, group: Group) -> Member:
    """Wanjiru stands: staff and two whom staff met have met her."""
    world.joined(staff, group)
    world.met(staff, wanjiru)
    reckoning.work_out()
    return wanjiru


def test_who_is_vouched_for_counts_in_full_and_others_a_quarter(
    amina: Member, vouched: Member, dalia: Member
) -> None:
    full, quarter = said(vouched, amina), said(dalia, amina)
    assert (weigh(full), weigh(quarter)) == (1.0, 0.25)
    weighing.weigh_all()
    assert (weigh(full), weigh(quarter)) == (1.0, 0.25)


def test_two_who_have_only_each_others_word_count_nothing(amina: Member, dalia: Member) -> None:
    one, other = said(amina, dalia), said(dalia, amina)
    weighing.weigh_all()
    assert (weigh(one), weigh(other)) == (0, 0)
    assert counted(amina) == counted(dalia) == 0


def test_a_word_from_outside_opens_the_pair(amina: Member, dalia: Member, vouched: Member) -> None:
    one, other = said(amina, dalia), said(dalia, amina)
    said(vouched, amina)
    weighing.weigh_all()
    assert weigh(one) > 0
    assert weigh(other) > 0


def test_a_ring_of_four_counts_a_quarter_at_most(group: Group) -> None:
    ring = [world.joined(world.member(name), group) for name in ("Ali", "Ben", "Cate", "Dan")]
    words = [said(a, b) for a in ring for b in ring if a != b]
    weighing.weigh_all()
    assert {weigh(one) for one in words} == {0.25}


def test_who_uses_one_phone_counts_nothing(amina: Member, vouched: Member) -> None:
    for one in (amina, vouched):
        Browser.objects.create(member=one, mark="the family's phone")
    deal = world.deal(amina, vouched)
    assert deal.is_agreed
    word = said(vouched, amina)
    assert weigh(word) == 0
    weighing.weigh_all()
    assert weigh(word) == 0
    assert counted(amina) == 0


def test_what_is_reckoned_again_changes_nothing(amina: Member, dalia: Member) -> None:
    said(dalia, amina)
    said(amina, dalia)
    assert weighing.weigh_all() == 2
    assert weighing.weigh_all() == 0


def test_a_friend_with_ten_deals_is_one_voice(amina: Member, vouched: Member) -> None:
    for _ in range(3):
        said(vouched, amina)
    weighing.weigh_all()
    assert counted(amina) == 1
    assert reads.counts(amina)[0].times == 3
