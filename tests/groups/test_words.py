"""Whoever is put out for abuse stands behind nobody; lifted on appeal, their word is back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from community.front.seeding import clock
from community.members import reckoning, trust
from community.members.actions import vouches
from community.members.models import Member, Standing, Vouch
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import appeals, memberships, stewards
from groups.models import Finding, Group
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(amina: Member) -> Member:
    """Otieno, whom Amina knows from another group."""
    other = world.group(by=world.member("Njeri"), name="Gikomba Mitumba")
    world.joined(amina, other)
    return world.joined(world.member("Otieno"), other)


def known(steward: Member) -> Member:
    """Somebody whose word weighs: trusted members have met them."""
    Standing.objects.create(member=steward, flow=0.4, value=0.8, as_of=timezone.now())
    return steward


def put_out(by: Member, group: Group, member: Member) -> Finding:
    memberships.remove(by, group, member, "Cheated three people")
    return Finding.objects.get(about=member, outcome="removed")


def standing_of(member: Member) -> int:
    return trust.lines([member])[member.pk].vouched


def test_their_word_ends_and_who_had_it_is_told(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    world.vouch(amina, dalia)
    assert standing_of(dalia) == 1
    put_out(bakari, group, amina)
    assert standing_of(dalia) == 0
    assert not Vouch.objects.standing().exists()
    told = Notice.objects.get(member=dalia, kind="vouch.ended")
    assert "Amina" in told.text
    assert "Cheated" not in told.text


def test_leaving_of_one_s_own_ends_nothing(group: Group, amina: Member, dalia: Member) -> None:
    world.vouch(amina, dalia)
    memberships.leave(amina, group)
    assert standing_of(dalia) == 1


def test_out_for_some_days_ends_nothing(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    world.vouch(amina, dalia)
    world.finding(bakari, world.report(dalia, "member", amina.pk), "suspended")
    assert standing_of(dalia) == 1


def test_put_out_after_a_report_is_the_same(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    world.vouch(amina, dalia)
    world.finding(bakari, world.report(dalia, "member", amina.pk), "removed")
    assert standing_of(dalia) == 0


def test_what_others_said_of_them_stays(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    world.vouch(dalia, amina)
    put_out(bakari, group, amina)
    assert standing_of(amina) == 1


def test_a_steward_nobody_knows_ends_it_in_their_own_group_only(
    group: Group, amina: Member, bakari: Member, dalia: Member, elsewhere: Member
) -> None:
    world.vouch(amina, dalia)
    world.vouch(amina, elsewhere)
    put_out(bakari, group, amina)
    assert (standing_of(dalia), standing_of(elsewhere)) == (0, 1)


def test_a_steward_whose_word_weighs_ends_all_of_it(
    group: Group, amina: Member, bakari: Member, elsewhere: Member
) -> None:
    world.vouch(amina, elsewhere)
    put_out(known(bakari), group, amina)
    assert standing_of(elsewhere) == 0


def test_on_a_successful_appeal_it_stands_again(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    given = world.vouch(amina, dalia)
    lifted(put_out(bakari, group, amina), group, bakari)
    assert standing_of(dalia) == 1
    given.refresh_from_db()
    assert (given.ended_at, given.ended_for) == (None, None)


def test_an_appeal_that_fails_gives_nothing_back(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    world.vouch(amina, dalia)
    lifted(put_out(bakari, group, amina), group, bakari, lifts=False)
    assert standing_of(dalia) == 0


def test_what_was_said_anew_meanwhile_is_not_said_twice(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    world.vouch(amina, dalia)
    finding = put_out(bakari, group, amina)
    world.vouch(amina, dalia)
    lifted(finding, group, bakari)
    assert standing_of(dalia) == 1
    assert Vouch.objects.filter(author=amina, member=dalia, ended_at=None).count() == 1


def test_what_was_taken_back_before_stays_taken_back(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    vouches.take_back(amina, world.vouch(amina, dalia))
    lifted(put_out(bakari, group, amina), group, bakari)
    assert standing_of(dalia) == 0


def test_what_has_lapsed_meanwhile_stays_lapsed(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    with clock.at(timezone.now() - timedelta(days=364)):
        world.vouch(amina, dalia)
    finding = put_out(bakari, group, amina)
    with clock.at(timezone.now() + timedelta(days=2)):
        lifted(finding, group, bakari)
        assert standing_of(dalia) == 0


def test_the_giver_cannot_undo_it_as_if_they_had_taken_it_back(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    given = world.vouch(amina, dalia)
    put_out(bakari, group, amina)
    with pytest.raises(Refusal, match="cannot be undone"):
        vouches.let_stand(amina, given)
    assert standing_of(dalia) == 0


def test_a_second_removal_by_another_group_leaves_the_first_its_due(
    group: Group, amina: Member, bakari: Member, dalia: Member, elsewhere: Member
) -> None:
    world.vouch(amina, dalia)
    world.vouch(amina, elsewhere)
    first = put_out(bakari, group, amina)
    njeri = Member.objects.get(display_name="Njeri")
    memberships.remove(njeri, Group.objects.get(name="Gikomba Mitumba"), amina, "Again")
    lifted(first, group, bakari)
    assert (standing_of(dalia), standing_of(elsewhere)) == (1, 0)


def test_standing_is_worked_out_without_it_and_then_with_it(
    group: Group, amina: Member, bakari: Member, dalia: Member, staff: Member
) -> None:
    world.joined(staff, group)
    world.met(staff, amina)
    world.vouch(amina, dalia)
    assert flow_of(dalia) > 0
    finding = put_out(bakari, group, amina)
    assert flow_of(dalia) == 0
    lifted(finding, group, bakari)
    assert flow_of(dalia) > 0


def flow_of(member: Member) -> float:
    reckoning.work_out()
    row = Standing.objects.filter(member=member).first()
    return row.flow if row else 0.0


def lifted(finding: Finding, group: Group, by: Member, lifts: bool = True) -> None:
    """Two other stewards judge the appeal."""
    made = appeals.appeal(finding.about, finding, uuid4(), "It was not me")
    for name in ("Wema", "Kesi"):
        judge = world.joined(world.member(name), group)
        stewards.make_steward(by, group, judge)
    for judge in group.stewards().exclude(pk=by.pk):
        appeals.judge(judge, made, uuid4(), lifts, "We asked them both")
    finding.refresh_from_db()
    assert bool(finding.lifted_at) is lifts
