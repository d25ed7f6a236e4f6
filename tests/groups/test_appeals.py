"""The one concerned appeals once; two who have no part in it agree, or staff judge."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from community.members.models import Deed, Member
from community.members.models.deed import Verb
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import appeals, memberships, stewards, withdrawals
from groups.models import Appeal, Finding, Group, Message, Opinion, Room, Withdrawal
from tests import world
from tests.doors import As


@pytest.fixture
def said(room: Room, amina: Member) -> Message:
    return world.message(amina, room, "Nitumie pesa kwanza.")


@pytest.fixture
def finding(group: Group, said: Message, wanjiru: Member, bakari: Member) -> Finding:
    return world.finding(bakari, world.report(wanjiru, "message", said.pk), "taken")


@pytest.fixture
def others(group: Group, bakari: Member) -> list[Member]:
    """Three more stewards, with no part in it."""
    new = [world.joined(world.member(name), group) for name in ("Otieno", "Njeri", "Halima")]
    for one in new:
        stewards.make_steward(bakari, group, one)
    return new


def appealed(finding: Finding) -> Appeal:
    return appeals.appeal(finding.about, finding, uuid4(), "I was asked to joke.")


def judged(by: Member, made: Appeal, lifts: bool = True) -> Opinion:
    return appeals.judge(by, made, uuid4(), lifts, "Seen it")


def test_the_one_concerned_appeals_on_the_page_of_the_finding(
    as_: As, finding: Finding, others: list[Member], amina: Member, bakari: Member
) -> None:
    page = reverse("groups:finding", args=[finding.pk])
    assert "You can appeal once" in as_(amina).get(page).content.decode()
    words = {"key": str(uuid4()), "words": "I was asked to joke."}
    answer = as_(amina).post(reverse("groups:appeal", args=[finding.pk]), words)
    assert answer.url == page
    told = Notice.objects.filter(kind="group.appeal").values_list("member", flat=True)
    assert {*told} == {one.pk for one in others}, "and not the one who found it"
    assert "You can appeal once" not in as_(amina).get(page).content.decode()


def test_two_who_agree_lift_it_and_what_was_taken_is_back(
    as_: As, group: Group, finding: Finding, others: list[Member], amina: Member
) -> None:
    made = appealed(finding)
    url = reverse("groups:opinions", args=[made.pk])
    for one in others[:2]:
        page = as_(one).get(reverse("groups:finding", args=[finding.pk])).content.decode()
        assert 'name="lifts"' in page
        words = {"key": str(uuid4()), "lifts": "yes", "reason": "It was a joke"}
        assert as_(one).post(url, words).status_code == 302
    assert not Withdrawal.objects.exists()
    assert Deed.objects.at(group.topic).first().verb == Verb.FINDING_LIFTED
    assert "lifted" in Notice.objects.filter(member=amina).latest("pk").text


def test_one_alone_settles_nothing(finding: Finding, others: list[Member]) -> None:
    made = appealed(finding)
    judged(others[0], made)
    assert Withdrawal.objects.exists()
    made.refresh_from_db()
    assert made.answered_at is None


def test_two_who_agree_let_it_stand(finding: Finding, others: list[Member]) -> None:
    made = appealed(finding)
    for one in others[:2]:
        judged(one, made, lifts=False)
    made.refresh_from_db()
    finding.refresh_from_db()
    assert made.answered_at
    assert finding.lifted_at is None
    assert Withdrawal.objects.exists()
    with pytest.raises(Refusal, match="answered already"):
        judged(others[2], made)


def test_where_two_differ_the_third_decides(finding: Finding, others: list[Member]) -> None:
    made = appealed(finding)
    for one, lifts in zip(others, (True, False, True), strict=True):
        judged(one, made, lifts)
    assert not Withdrawal.objects.exists()


def test_whoever_has_a_part_in_it_does_not_judge(
    as_: As,
    group: Group,
    finding: Finding,
    others: list[Member],
    amina: Member,
    bakari: Member,
    wanjiru: Member,
) -> None:
    stewards.make_steward(bakari, group, wanjiru)
    stewards.make_steward(bakari, group, amina)
    made = appealed(finding)
    for one in (bakari, wanjiru, amina):
        with pytest.raises(Refusal, match="Others judge"):
            judged(one, made)
    assert not Opinion.objects.exists()


def test_with_no_other_steward_staff_judge_alone(as_: As, finding: Finding, staff: Member) -> None:
    made = appealed(finding)
    assert Notice.objects.filter(member=staff, kind="group.appeal").exists()
    assert "asked to joke" in as_(staff).get(reverse("groups:staff_queue")).content.decode()
    judged(staff, made)
    assert not Withdrawal.objects.exists()


def test_where_two_can_judge_staff_do_not(
    finding: Finding, others: list[Member], staff: Member
) -> None:
    made = appealed(finding)
    with pytest.raises(Refusal, match="Others judge"):
        judged(staff, made)


def test_where_the_only_two_differ_staff_are_asked(
    finding: Finding, others: list[Member], staff: Member, group: Group, bakari: Member
) -> None:
    stewards.unmake_steward(bakari, group, others[2])
    made = appealed(finding)
    judged(others[0], made, lifts=True)
    judged(others[1], made, lifts=False)
    judged(staff, made, lifts=False)
    made.refresh_from_db()
    assert made.answered_at
    assert Withdrawal.objects.exists()


def test_it_is_appealed_once_by_the_one_concerned_within_a_month(
    finding: Finding, amina: Member, dalia: Member
) -> None:
    with pytest.raises(Refusal, match="Only the one concerned"):
        appeals.appeal(dalia, finding, uuid4(), "Poor Amina.")
    with (
        time_machine.travel(timezone.now() + timedelta(days=31)),
        pytest.raises(Refusal, match="no longer"),
    ):
        appealed(finding)
    key = uuid4()
    first = appeals.appeal(amina, finding, key, "Please.")
    assert appeals.appeal(amina, finding, key, "Please.") == first
    with pytest.raises(Refusal, match="already"):
        appealed(finding)


def test_an_appeal_says_why(as_: As, finding: Finding, amina: Member) -> None:
    url = reverse("groups:appeal", args=[finding.pk])
    answer = as_(amina).post(url, {"key": str(uuid4()), "words": "  "})
    assert answer.status_code == 422
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("outcome", ["suspended", "removed"])
def test_lifted_whoever_was_put_out_is_in_again(
    outcome: str,
    as_: As,
    group: Group,
    said: Message,
    wanjiru: Member,
    bakari: Member,
    staff: Member,
    amina: Member,
) -> None:
    finding = world.finding(bakari, world.report(wanjiru, "message", said.pk), outcome)
    page = reverse("groups:finding", args=[finding.pk])
    assert as_(amina).get(page).status_code == 200, "out of the group, and heard all the same"
    judged(staff, appealed(finding))
    assert group.memberships.filter(member=amina).exists()
    assert not group.asks(amina)


def test_what_a_steward_does_without_a_report_can_be_appealed_too(
    group: Group, said: Message, amina: Member, bakari: Member, staff: Member
) -> None:
    withdrawals.withdraw(bakari, said, uuid4(), "Adverts")
    memberships.remove(bakari, group, amina, "Adverts")
    taken, removed = Finding.objects.order_by("pk")
    for one in (taken, removed):
        judged(staff, appealed(one))
    assert not Withdrawal.objects.exists()
    assert group.memberships.filter(member=amina).exists()


def test_what_its_author_took_back_meanwhile_stays_taken_back(
    finding: Finding, said: Message, staff: Member, amina: Member
) -> None:
    Withdrawal.objects.update(author=amina)
    judged(staff, appealed(finding))
    assert Withdrawal.objects.exists()
