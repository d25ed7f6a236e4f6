"""Whose badges rest has no office: not at any door, and it is said on the page, never a failure."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from community.members import freezing
from community.members.models import Member
from community.text.refusals import Refusal
from groups.actions import appeals, findings, pins, requests, stewards, summaries, suspensions
from groups.models import Finding, Group, Membership, Pin, Room, Suspension, Synonym, Ticket
from tests import world
from tests.doors import As, Call

REFUSED = "You changed your phone."


def freeze(member: Member) -> None:
    assert freezing.freeze(member, freezing.Why.DEVICE)


@pytest.fixture
def rests(group: Group, bakari: Member, dalia: Member) -> Member:
    """A second steward, who came in on a new phone."""
    stewards.make_steward(bakari, group, dalia)
    freeze(dalia)
    return dalia


def test_an_invitation_is_not_taken_back(
    as_: As, call: Call, group: Group, bakari: Member, rests: Member
) -> None:
    ticket = world.ticket(bakari, group)
    answer = as_(rests).post(f"/tickets/{ticket.pk}/revocation/", follow=True)
    assert REFUSED in answer.content.decode()
    assert call(rests, f"/tickets/{ticket.pk}/revocation", send="post").status_code == 422
    assert not Ticket.objects.exclude(revoked_at=None).exists()
    as_(bakari).post(f"/tickets/{ticket.pk}/revocation/")
    assert Ticket.objects.exclude(revoked_at=None).exists()


def test_a_closed_room_stays_closed_and_a_pin_where_it_is(
    as_: As, room: Room, amina: Member, bakari: Member, rests: Member
) -> None:
    pins.pin(bakari, world.message(amina, room), uuid4())
    summaries.close(bakari, room, uuid4(), "Imekwisha.")
    said = Pin.objects.get().message_id
    for url, words in (
        (f"/rooms/{room.pk}/reopening/", {}),
        (f"/messages/{said}/pin/", {"ending": 1}),
    ):
        assert REFUSED in as_(rests).post(url, words, follow=True).content.decode()
    room.refresh_from_db()
    assert room.summary_id is not None
    assert Pin.objects.get().ended_at is None


def test_words_are_neither_taught_nor_dropped(
    as_: As, group: Group, bakari: Member, rests: Member
) -> None:
    line = world.synonym(bakari, group)
    url = f"/groups/{group.slug}/words/"
    taught = as_(rests).post(url, {"key": str(uuid4()), "words": "unga = flour"})
    assert taught.status_code == 422
    dropped = as_(rests).post(f"/synonyms/{line.pk}/dropping/", follow=True)
    assert REFUSED in dropped.content.decode()
    assert Synonym.objects.get().dropped_at is None


def test_their_own_meeting_is_theirs_to_call_off_and_no_other(
    as_: As, call: Call, group: Group, amina: Member, rests: Member
) -> None:
    hers, own = world.meetup(amina, group), world.meetup(rests, group, hours=5)
    for one in (hers, own):
        as_(rests).post(f"/meetups/{one.pk}/calling-off/")
        one.refresh_from_db()
    assert hers.called_off_at is None
    assert own.called_off_at is not None
    assert call(rests, f"/meetups/{hers.pk}/calling-off", undo=False).status_code == 422


@pytest.fixture
def finding(group: Group, amina: Member, bakari: Member, wanjiru: Member) -> Finding:
    said = world.message(amina, group.rooms.get(), "Nitumie pesa kwanza.")
    return world.finding(bakari, world.report(wanjiru, "message", said.pk))


def test_they_judge_no_appeal_and_nobody_waits_for_them(
    group: Group, finding: Finding, bakari: Member, dalia: Member, staff: Member
) -> None:
    halima = world.joined(world.member("Halima"), group)
    for one in (dalia, halima):
        stewards.make_steward(bakari, group, one)
    made = appeals.appeal(finding.about, finding, uuid4(), "It was a joke")
    assert not appeals.is_for_staff(made)
    freeze(dalia)
    with pytest.raises(Refusal):
        appeals.judge(dalia, made, uuid4(), True, "Seen it")
    assert appeals.is_for_staff(made), "two alike cannot come together any more"
    appeals.judge(staff, made, uuid4(), True, "Seen it")
    finding.refresh_from_db()
    assert finding.lifted_at is not None


def test_nor_does_anybody_wait_for_a_closed_account(
    group: Group, finding: Finding, bakari: Member, dalia: Member
) -> None:
    stewards.make_steward(bakari, group, dalia)
    made = appeals.appeal(finding.about, finding, uuid4(), "It was a joke")
    assert appeals.judges(made) == [dalia]
    Member.objects.filter(pk=dalia.pk).update(is_active=False)
    assert appeals.judges(made) == []


def put_out(group: Group, by: Member, member: Member, outcome: str) -> Finding:
    reporter = group.memberships.exclude(member__in=[by, member]).first()
    assert reporter
    return world.finding(by, world.report(reporter.member, "member", member.pk), outcome)


def test_lifting_one_finding_leaves_what_was_found_since(
    as_: As, group: Group, bakari: Member, amina: Member, dalia: Member, staff: Member
) -> None:
    first = put_out(group, bakari, amina, "removed")
    made = appeals.appeal(amina, first, uuid4(), "It was not me")
    as_(amina).post(f"/groups/{group.slug}/membership/", {"words": "Sorry"})
    requests.accept(bakari, group.requests.get())
    put_out(group, bakari, amina, "removed")
    appeals.judge(staff, made, uuid4(), True, "Seen it")
    assert not group.memberships.filter(member=amina).exists()
    assert group.removals.filter(member=amina).count() == 1


def test_whoever_was_put_out_for_good_does_not_come_back_with_the_day(
    group: Group, bakari: Member, amina: Member, dalia: Member
) -> None:
    reported = world.report(dalia, "member", amina.pk)
    world.finding(
        bakari, world.report(dalia, "message", world.message(amina, group).pk), "suspended"
    )
    findings.find(bakari, group, uuid4(), "member", reported.subject, "removed", "Again")
    Suspension.objects.update(until=timezone.now() - timedelta(minutes=1))
    suspensions.end_due()
    assert not group.memberships.filter(member=amina).exists()


def test_whoever_comes_back_reads_the_rules_anew(
    as_: As, group: Group, bakari: Member, amina: Member, dalia: Member
) -> None:
    put_out(group, bakari, amina, "suspended")
    about = {"name": group.name, "rules": "No adverts.", "vouches": "0"}
    as_(bakari).post(f"/groups/{group.slug}/about/", about)
    Suspension.objects.update(until=timezone.now() - timedelta(minutes=1))
    suspensions.end_due()
    assert Membership.objects.get(group=group, member=amina).accepted == 0


def test_whoever_came_in_another_way_asks_no_more(
    as_: As, closed: Group, bakari: Member, chidi: Member
) -> None:
    as_(chidi).post(f"/groups/{closed.slug}/membership/", {"words": "Let me in"})
    as_(chidi).post(f"/join/{world.ticket(bakari, closed).slug}/")
    assert closed.memberships.filter(member=chidi).exists()
    assert not closed.requests.filter(answered_at=None).exists()
