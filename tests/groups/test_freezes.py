"""What a steward sees and does of members whose badges rest."""

from uuid import uuid4

import pytest
from django.urls import reverse

from community.members import freezing
from community.members.freezing import frozen
from community.members.models import Deed, Freeze, Handover, Member
from community.notices.models import Notice
from groups.models import Group
from tests import world
from tests.doors import As


@pytest.fixture
def freeze(amina: Member, dalia: Member) -> Freeze:
    world.met(amina, dalia)
    found = freezing.freeze(dalia, freezing.Why.DEVICE)
    assert found
    return found


def url(group: Group, freeze: Freeze) -> str:
    return reverse("groups:freeze", args=[group.slug, freeze.pk])


def queue(group: Group) -> str:
    return reverse("groups:queue", args=[group.slug])


def test_the_queue_shows_who_came_on_a_new_phone_and_what_is_said_of_it(
    as_: As, freeze: Freeze, group: Group, bakari: Member, amina: Member
) -> None:
    page = as_(bakari).get(queue(group)).content.decode()
    assert "Came in on a new phone or number" in page
    assert "Nobody who met them has said anything yet." in page
    freeze.confirmations.create(author=amina, key=uuid4(), is_them=False)
    assert "Amina: it is not them" in as_(bakari).get(queue(group)).content.decode()


def test_a_steward_says_that_it_is_them_and_why(
    as_: As, freeze: Freeze, group: Group, bakari: Member, dalia: Member
) -> None:
    assert as_(bakari).post(url(group, freeze), {"reason": ""}).status_code == 422
    assert frozen([dalia.pk])
    as_(bakari).post(url(group, freeze), {"reason": "She showed me her card"})
    assert not frozen([dalia.pk])
    deed = Deed.objects.at(group.topic).first()
    assert (deed.verb, deed.member, deed.reason) == (
        "member.confirmed",
        dalia,
        "She showed me her card",
    )
    assert Notice.objects.filter(member=dalia, kind="member.unfrozen").count() == 1
    assert "Came in on" not in as_(bakari).get(queue(group)).content.decode()


def test_twice_is_once(as_: As, freeze: Freeze, group: Group, bakari: Member) -> None:
    as_(bakari).post(url(group, freeze), {"reason": "She showed me her card"})
    assert as_(bakari).post(url(group, freeze), {"reason": "Again"}).status_code == 404
    assert Deed.objects.filter(verb="member.confirmed").count() == 1


def test_members_outsiders_and_stewards_of_other_groups_cannot(
    as_: As, freeze: Freeze, group: Group, amina: Member, chidi: Member
) -> None:
    theirs = world.group(by=chidi, name="Elsewhere")
    for one, at in ((amina, group), (chidi, group), (chidi, theirs)):
        assert as_(one).post(url(at, freeze), {"reason": "It is her"}).status_code == 404
    assert frozen([freeze.member_id])


def test_nobody_says_so_of_themselves(as_: As, group: Group, bakari: Member, amina: Member) -> None:
    mine = freezing.freeze(bakari, freezing.Why.DEVICE)
    assert mine
    assert "Bakari</a>" not in as_(bakari).get(queue(group)).content.decode()
    assert as_(bakari).post(url(group, mine), {"reason": "It is me"}).status_code == 404
    assert frozen([bakari.pk])


def test_a_steward_whose_own_badges_rest_cannot(
    as_: As, freeze: Freeze, group: Group, bakari: Member
) -> None:
    freezing.freeze(bakari, freezing.Why.DEVICE)
    assert as_(bakari).post(url(group, freeze), {"reason": "It is her"}).status_code == 422
    assert frozen([freeze.member_id]) == {freeze.member_id}


def test_staff_look_after_a_groups_only_steward(
    as_: As, group: Group, bakari: Member, staff: Member, amina: Member
) -> None:
    mine = freezing.freeze(bakari, freezing.Why.DEVICE)
    assert mine
    page = reverse("groups:staff_queue")
    assert "Bakari" in as_(staff).get(page).content.decode()
    answer = reverse("groups:staff_freeze", args=[mine.pk])
    assert as_(amina).post(answer, {"reason": "It is him"}).status_code == 404
    assert as_(staff).post(answer, {"reason": ""}).status_code == 422
    as_(staff).post(answer, {"reason": "He called us"})
    assert not frozen([bakari.pk])
    assert Deed.objects.at("staff").first().member == bakari


def test_who_parted_from_their_number_is_no_case_of_the_queue(
    as_: As, freeze: Freeze, group: Group, bakari: Member
) -> None:
    Freeze.objects.update(why="parted")
    assert "Came in on" not in as_(bakari).get(queue(group)).content.decode()


def test_a_steward_lets_badges_rest_where_an_account_may_have_changed_hands(
    as_: As, group: Group, bakari: Member, amina: Member, dalia: Member
) -> None:
    world.met(amina, dalia)
    asked = Handover.objects.create(member=dalia, signs="en → sw · Gikomba → Kisumu")
    answer = reverse("groups:handover", args=[group.slug, asked.pk])
    as_(bakari).post(answer, {"reason": "She does not know her own shop"})
    assert frozen([dalia.pk])
    assert Deed.objects.at(group.topic).first().verb == "member.frozen"
    assert Notice.objects.filter(member=amina, kind="vouch.confirm").exists()
