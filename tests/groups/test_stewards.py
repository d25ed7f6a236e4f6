"""The office of steward: shared, given up, never lost."""

import pytest
from django.urls import reverse

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import stewards
from groups.models import Group
from tests import world
from tests.doors import As


def test_a_steward_shares_the_office(as_: As, group: Group, amina: Member, bakari: Member) -> None:
    url = reverse("groups:stewardship", args=[group.slug, amina.handle])
    assert as_(bakari).post(url).status_code == 302
    assert set(group.stewards()) == {amina, bakari}
    assert Notice.objects.filter(member=amina, kind="group.steward").count() == 1
    assert Event.objects.filter(topic=group.topic, kind="steward.made", actor=bakari).exists()


def test_making_a_steward_twice_is_harmless(group: Group, amina: Member, bakari: Member) -> None:
    stewards.make_steward(bakari, group, amina)
    stewards.make_steward(bakari, group, amina)
    assert Notice.objects.filter(member=amina).count() == 1


def test_amina_cannot_make_herself_steward(as_: As, group: Group, amina: Member) -> None:
    url = reverse("groups:stewardship", args=[group.slug, amina.handle])
    assert as_(amina).post(url).status_code == 404
    assert amina not in group.stewards()


def test_the_office_ends_and_the_membership_stays(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    stewards.make_steward(bakari, group, amina)
    url = reverse("groups:stewardship", args=[group.slug, amina.handle])
    assert as_(bakari).post(url, {"ending": "1"}).status_code == 302
    assert list(group.stewards()) == [bakari]
    assert group.memberships.filter(member=amina).exists()


def test_the_last_office_does_not_end(as_: As, group: Group, bakari: Member) -> None:
    url = reverse("groups:stewardship", args=[group.slug, bakari.handle])
    answer = as_(bakari).post(url, {"ending": "1"})
    assert answer.status_code == 422
    assert "needs a steward" in answer.content.decode()
    assert list(group.stewards()) == [bakari]


def test_ending_an_office_nobody_holds_is_harmless(
    group: Group, amina: Member, bakari: Member
) -> None:
    stewards.unmake_steward(bakari, group, amina)
    assert list(group.stewards()) == [bakari]
    assert not Notice.objects.filter(member=amina).exists()


def test_only_one_who_is_inside_can_be_steward(
    as_: As, group: Group, bakari: Member, chidi: Member
) -> None:
    url = reverse("groups:stewardship", args=[group.slug, chidi.handle])
    assert as_(bakari).post(url).status_code == 404
    stewards.make_steward(bakari, group, chidi)
    assert list(group.stewards()) == [bakari]


def test_two_stewards_cannot_both_end_their_office(
    group: Group, amina: Member, bakari: Member
) -> None:
    stewards.make_steward(bakari, group, amina)
    stewards.unmake_steward(bakari, group, bakari)
    with pytest.raises(Refusal):
        stewards.unmake_steward(amina, group, amina)
    assert list(group.stewards()) == [amina]


def test_a_steward_of_one_group_is_nobody_in_another(
    as_: As, group: Group, amina: Member, bakari: Member, chidi: Member
) -> None:
    other = world.group(by=chidi, name="Gikomba Mitumba")
    url = reverse("groups:removal", args=[group.slug, amina.handle])
    assert chidi in other.stewards()
    assert as_(chidi).post(url, {"reason": "because"}).status_code == 404
    assert group.memberships.filter(member=amina).exists()
