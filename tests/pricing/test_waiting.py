"""Prices that wait for a word stand in the stewards' one queue, each with the way to its desk."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community.members.models import Member
from groups.models import Group
from pricing.actions import disputes, rulings
from pricing.desk.waiting import waiting
from pricing.models import Quote
from tests import world
from tests.pricing.conftest import signed_in


@pytest.fixture
def far_off(amina: Member) -> Quote:
    for name in ("Eve", "Faith", "Grace"):
        world.quote(world.member(name), "60")
    return world.quote(amina, "600", sure=True)


def queue(by: Member, group: Group) -> tuple[int, str]:
    answer = signed_in(Client(), by).get(reverse("groups:queue", args=[group.slug]))
    return answer.status_code, answer.content.decode()


def test_what_the_rule_holds_waits_in_the_queue_with_what_the_others_say(
    far_off: Quote, bakari: Member, group: Group
) -> None:
    status, page = queue(bakari, group)
    assert status == 200
    way = reverse("pricing:ruling", args=[group.slug, far_off.pk])
    for words in ("Prices that wait for a word", "600", "held as unlikely", "others: 60", way):
        assert words in page
    assert "Nothing waits" not in page


def test_judged_at_the_desk_it_leaves_the_queue(
    far_off: Quote, bakari: Member, group: Group
) -> None:
    rulings.rule(bakari, group, far_off, "held", "A sample, not a price.")
    assert waiting(bakari, group) == []
    assert far_off.cell.commodity.name not in queue(bakari, group)[1]


def test_what_members_object_to_waits_as_well(
    amina: Member, dalia: Member, bakari: Member, group: Group
) -> None:
    told = world.quote(amina, "60")
    disputes.dispute(dalia, uuid4(), told, reason="It was the stall of his brother.")
    assert [one.why.split(" ")[0] for one in waiting(bakari, group)] == ["disputed"]


def test_of_one_s_own_another_steward_decides(bakari: Member, group: Group) -> None:
    for name in ("Eve", "Faith", "Grace"):
        world.quote(world.member(name), "60")
    world.quote(bakari, "600", sure=True)
    assert waiting(bakari, group) == []


def test_a_steward_who_sells_to_the_group_reads_no_single_report(
    far_off: Quote, bakari: Member, wanjiru: Member, group: Group
) -> None:
    group.memberships.filter(member=wanjiru).update(steward=True)
    world.sells_to(bakari, group, wanjiru)
    assert waiting(wanjiru, group) == []
    assert "held as unlikely" not in queue(wanjiru, group)[1]


def test_nobody_else_has_a_queue(far_off: Quote, amina: Member, group: Group) -> None:
    assert queue(amina, group)[0] == 404
    assert waiting(amina, group) == []
    assert Client().get(reverse("groups:queue", args=[group.slug])).status_code == 302
