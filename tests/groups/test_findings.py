"""One queue, three actions and a reason; each is in the book, and the one concerned is told."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import findings, invitations, memberships, stewards, suspensions
from groups.models import Finding, Group, Membership, Message, Report, Room, Suspension, Withdrawal
from tests import world
from tests.doors import As


@pytest.fixture
def said(room: Room, amina: Member) -> Message:
    return world.message(amina, room, "Nitumie pesa kwanza.")


@pytest.fixture
def reported(said: Message, dalia: Member) -> Report:
    return world.report(dalia, "message", said.pk)


def sent(outcome: str, **words: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "outcome": outcome, "reason": "Against rule 2", **words}


def queue(group: Group) -> str:
    return reverse("groups:findings", args=[group.slug])


@pytest.mark.parametrize(
    "outcome", ["dismissed", "warned", "slowed", "taken", "suspended", "removed"]
)
def test_a_steward_answers_it_from_the_queue(
    outcome: str, as_: As, group: Group, reported: Report, bakari: Member, amina: Member
) -> None:
    words = sent(outcome, noun="message", subject=reported.subject, days=3)
    assert as_(bakari).post(queue(group), words).status_code == 302
    finding = Finding.objects.get()
    assert (finding.outcome, finding.about, finding.author) == (outcome, amina, bakari)
    assert not Report.objects.still_open().exists()
    assert Deed.objects.at(group.topic).first().reason == "Against rule 2"
    page = as_(bakari).get(reverse("groups:queue", args=[group.slug])).content.decode()
    assert "Nitumie pesa" not in page
    assert as_(bakari).get(reverse("groups:book", args=[group.slug])).status_code == 200


def test_taken_away_the_room_sees_a_mark(reported: Report, bakari: Member, said: Message) -> None:
    world.finding(bakari, reported, "taken")
    assert Withdrawal.objects.get().message == said


@pytest.mark.parametrize("noun", ["question", "answer", "tutorial"])
def test_what_the_wings_say_is_taken_away_too(
    noun: str, group: Group, amina: Member, dalia: Member, bakari: Member
) -> None:
    asked = world.question(amina, group)
    lesson = world.published(bakari, world.lesson(amina, group))
    things = {"question": asked, "answer": world.answer(amina, asked), "tutorial": lesson}
    world.finding(bakari, world.report(dalia, noun, things[noun].pk), "taken")
    things[noun].refresh_from_db()
    gone = lesson.published is None if noun == "tutorial" else things[noun].withdrawn_at
    assert gone


@pytest.mark.parametrize("noun", ["member", "quote"])
def test_what_cannot_be_taken_away_here_is_not(
    noun: str, amina: Member, dalia: Member, bakari: Member
) -> None:
    pk = amina.pk if noun == "member" else world.quote(amina).pk
    made = world.report(dalia, noun, pk)
    with pytest.raises(Refusal, match="cannot be taken away"):
        world.finding(bakari, made, "taken")
    assert not Finding.objects.exists()


def test_the_one_concerned_reads_why_and_the_reporter_what_came_of_it(
    as_: As, reported: Report, amina: Member, dalia: Member, bakari: Member
) -> None:
    finding = world.finding(bakari, reported)
    told = Notice.objects.get(member=amina, kind="group.finding")
    assert "Against the rules" in told.text
    assert told.url == reverse("groups:finding", args=[finding.pk])
    page = as_(amina).get(told.url).content.decode()
    assert "Nitumie pesa kwanza." in page
    assert "Dalia" not in page
    assert Notice.objects.filter(member=dalia, kind="group.reported").exists()


def test_where_nothing_is_wrong_nobody_is_named_and_only_the_reporter_hears(
    group: Group, reported: Report, amina: Member, bakari: Member
) -> None:
    world.finding(bakari, reported, "dismissed")
    assert not Notice.objects.filter(member=amina).exists()
    assert Deed.objects.at(group.topic).first().member is None


@pytest.mark.parametrize(
    "bad", [{"reason": ""}, {"outcome": "hanged"}, {"outcome": "suspended", "days": 400}]
)
def test_without_a_reason_or_with_nonsense_nothing_is_found(
    bad: dict[str, Any], as_: As, group: Group, reported: Report, bakari: Member
) -> None:
    words = sent("warned", noun="message", subject=reported.subject, days=3) | bad
    assert as_(bakari).post(queue(group), words).status_code == 422
    assert not Finding.objects.exists()
    assert Report.objects.still_open().exists()


def test_two_stewards_at_once_give_one_answer(
    group: Group, reported: Report, bakari: Member, wanjiru: Member
) -> None:
    stewards.make_steward(bakari, group, wanjiru)
    world.finding(bakari, reported)
    with pytest.raises(Refusal, match="answered already"):
        world.finding(wanjiru, reported)
    assert Finding.objects.count() == 1


def test_the_same_key_twice_is_one_finding(group: Group, reported: Report, bakari: Member) -> None:
    key, what = uuid4(), ("message", reported.subject, "warned", "Adverts")
    assert findings.find(bakari, group, key, *what) == findings.find(bakari, group, key, *what)


def test_nobody_judges_themselves_or_their_own_report(
    group: Group, room: Room, amina: Member, bakari: Member, staff: Member
) -> None:
    about = world.report(amina, "message", world.message(bakari, room).pk)
    own = world.report(bakari, "message", world.message(amina, room, "Habari").pk)
    for one in (about, own):
        with pytest.raises(Refusal):
            world.finding(bakari, one)
    for one in (about, own):
        findings.find(staff, None, uuid4(), "message", one.subject, "warned", "Adverts")
    assert Finding.objects.count() == 2


def test_what_no_steward_can_judge_is_in_the_queue_of_staff(
    as_: As, room: Room, amina: Member, bakari: Member, staff: Member
) -> None:
    world.report(amina, "message", world.message(bakari, room, "Tuma pesa").pk)
    url = reverse("groups:staff_queue")
    assert "Tuma pesa" in as_(staff).get(url).content.decode()
    assert as_(bakari).get(url).status_code == 404
    assert Notice.objects.filter(member=staff, kind="group.report").exists()
    words = sent("taken", noun="message", subject=Message.objects.get().pk)
    assert as_(amina).post(reverse("groups:staff_findings"), words).status_code == 404
    assert as_(staff).post(reverse("groups:staff_findings"), words).status_code == 302
    assert Withdrawal.objects.exists()


def test_staff_leave_to_the_stewards_what_is_theirs(reported: Report, staff: Member) -> None:
    with pytest.raises(Refusal):
        findings.find(staff, None, uuid4(), "message", reported.subject, "warned", "Adverts")


@pytest.mark.parametrize("member", ["dalia", "chidi"])
def test_only_stewards_find(
    member: str, as_: As, group: Group, reported: Report, request: pytest.FixtureRequest
) -> None:
    words = sent("warned", noun="message", subject=reported.subject)
    who = request.getfixturevalue(member)
    assert as_(who).post(queue(group), words).status_code == 404
    assert not Finding.objects.exists()


def test_a_finding_is_read_by_the_one_concerned_the_stewards_and_staff(
    as_: As, reported: Report, amina: Member, bakari: Member, dalia: Member, staff: Member
) -> None:
    url = reverse("groups:finding", args=[world.finding(bakari, reported).pk])
    assert [as_(one).get(url).status_code for one in (amina, bakari, staff)] == [200] * 3
    assert as_(dalia).get(url).status_code == 404


def test_suspended_every_door_is_shut_until_the_day(
    as_: As, group: Group, room: Room, reported: Report, amina: Member, bakari: Member
) -> None:
    since = Membership.objects.get(member=amina).since
    world.finding(bakari, reported, "suspended", days=7)
    assert as_(amina).get(reverse("groups:room", args=[room.pk])).status_code == 404
    answer = as_(amina).post(reverse("groups:membership", args=[group.slug]), {"words": ""})
    assert "You are out of this group until" in answer.content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        suspensions.end_due()
        suspensions.end_due()
    assert Membership.objects.get(member=amina).since == since
    assert as_(amina).get(reverse("groups:room", args=[room.pk])).status_code == 200


def test_a_day_too_early_nobody_is_back(
    group: Group, reported: Report, amina: Member, bakari: Member
) -> None:
    world.finding(bakari, reported, "suspended", days=7)
    with time_machine.travel(timezone.now() + timedelta(days=6)):
        suspensions.end_due()
    assert not group.memberships.filter(member=amina).exists()


def test_an_invitation_does_not_shorten_a_suspension(
    group: Group, reported: Report, amina: Member, bakari: Member
) -> None:
    world.finding(bakari, reported, "suspended")
    invitations.invite(bakari, group, amina.handle)
    with pytest.raises(Refusal, match="out of this group"):
        memberships.join(amina, group)


def test_an_office_does_not_come_back_with_the_member(
    group: Group, reported: Report, amina: Member, bakari: Member
) -> None:
    stewards.make_steward(bakari, group, amina)
    world.finding(bakari, reported, "suspended", days=1)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        suspensions.end_due()
    assert not Membership.objects.get(member=amina).steward


def test_whoever_has_left_is_not_suspended(
    group: Group, reported: Report, amina: Member, bakari: Member
) -> None:
    memberships.leave(amina, group)
    with pytest.raises(Refusal, match="not in the group"):
        world.finding(bakari, reported, "suspended")
    assert not Suspension.objects.exists()


def test_put_out_they_must_ask_to_come_back(
    group: Group, reported: Report, amina: Member, bakari: Member
) -> None:
    world.finding(bakari, reported, "removed")
    assert not group.memberships.filter(member=amina).exists()
    assert group.asks(amina)
