"""Somebody was found to cheat: who had to do with them is warned, once, and nobody else is."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member, Standing
from community.notices.models import Notice
from community.personas.actions import sharings
from groups import wings
from groups.actions import appeals
from groups.models import Caution, Finding, Group, Report, Room
from tests import world
from tests.doors import As


@pytest.fixture
def reported(room: Room, amina: Member, dalia: Member) -> Report:
    return world.report(dalia, "message", world.message(amina, room, "Tuma pesa").pk)


def warned() -> set[Member]:
    return {one.member for one in Notice.objects.filter(kind="member.cautioned")}


def test_who_shared_a_number_dealt_or_answered_is_warned(
    as_: As, reported: Report, room: Room, amina: Member, bakari: Member, wanjiru: Member
) -> None:
    outsider, buyer = (world.joined(world.member(name), room.group) for name in ("Juma", "Kesi"))
    sharings.share(wanjiru, amina, uuid4())
    world.deal(buyer, amina)
    finding = world.finding(bakari, reported)
    assert warned() == {wanjiru, buyer}
    told = Notice.objects.get(member=buyer, kind="member.cautioned")
    assert told.url == reverse("groups:caution", args=[finding.pk])
    page = as_(buyer).get(told.url).content.decode()
    assert "Be careful with Amina" in page
    assert finding.reason in page
    assert "Tuma pesa" not in page, "what was said in a room stays there"
    assert as_(outsider).get(told.url).status_code == 404


def test_those_of_the_same_advice_or_order_are_too(
    group: Group, room: Room, amina: Member, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    asked = world.question(wanjiru, group)
    world.answer(amina, asked)
    said = world.message(amina, room, "Mahindi, 40 a kilo")
    assert wings.contacts(amina) == {wanjiru.pk}
    assert wings.contacts(dalia) == set()
    world.finding(bakari, world.report(dalia, "message", said.pk))
    assert warned() == {wanjiru}


def test_those_who_pledged_in_one_round_had_to_do_with_each_other(
    group: Group, amina: Member, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    world.quote(amina, "65")
    world.board(group)
    buying = world.round_for(bakari, group)
    for one in (amina, dalia):
        world.pledge(one, buying, "5")
    assert wings.contacts(amina) == {dalia.pk}
    assert wings.contacts(wanjiru) == set()


@pytest.mark.parametrize(("kind", "outcome"), [("abuse", "warned"), ("scam", "dismissed")])
def test_where_it_was_no_cheating_nobody_is_warned(
    kind: str, outcome: str, room: Room, amina: Member, bakari: Member, wanjiru: Member
) -> None:
    sharings.share(wanjiru, amina, uuid4())
    said = world.message(amina, room, "Tuma pesa")
    world.finding(bakari, world.report(wanjiru, "message", said.pk, kind=kind), outcome)
    assert not Caution.objects.exists()
    assert not warned()


def test_of_one_person_one_is_warned_once(
    reported: Report, room: Room, amina: Member, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    sharings.share(wanjiru, amina, uuid4())
    world.finding(bakari, reported)
    again = world.report(dalia, "message", world.message(amina, room, "Tuma tena").pk)
    world.finding(bakari, again)
    assert Notice.objects.filter(member=wanjiru, kind="member.cautioned").count() == 1


def test_lifted_on_appeal_they_hear_that_too_and_the_page_says_so(
    as_: As, reported: Report, amina: Member, bakari: Member, wanjiru: Member, staff: Member
) -> None:
    sharings.share(wanjiru, amina, uuid4())
    finding = world.finding(bakari, reported)
    made = appeals.appeal(amina, finding, uuid4(), "It was a joke")
    appeals.judge(staff, made, uuid4(), lifts=True, reason="So it was")
    url = reverse("groups:caution", args=[finding.pk])
    assert Notice.objects.filter(member=wanjiru, url=url).count() == 2
    page = as_(wanjiru).get(url).content.decode()
    assert "does not stand any more" in page
    assert finding.reason not in page


def reporters(room: Room, circles: list[int | None]) -> list[Member]:
    """Each of a circle of this number, or of none."""
    found = []
    for number, circle in enumerate(circles):
        one = world.joined(world.member(f"Juma {number}"), room.group)
        now = timezone.now()
        Standing.objects.create(member=one, value=0.1, flow=0.1, circle=circle, as_of=now)
        found.append(one)
    return found


def alarms(member: Member) -> int:
    return Notice.objects.filter(member=member, text__contains="do not know each other").count()


@pytest.mark.parametrize(
    ("circles", "times"),
    [([None, None, None, None], 1), ([None, None], 0), ([9_999, 9_999, 9_999], 0)],
)
def test_three_who_do_not_know_each_other_are_a_pattern_told_once(
    circles: list[int | None],
    times: int,
    room: Room,
    amina: Member,
    bakari: Member,
    staff: Member,
) -> None:
    elsewhere = world.group(by=world.member("Neema"), name="Thika Shoes")
    world.joined(amina, elsewhere)
    for one in reporters(room, circles):
        world.report(one, "message", world.message(amina, room, f"Tuma {one.pk}").pk)
    assert [alarms(one) for one in (bakari, elsewhere.author, staff)] == [times] * 3
    assert alarms(amina) == 0


def test_other_complaints_are_no_pattern(room: Room, amina: Member, bakari: Member) -> None:
    for one in reporters(room, [None] * 3):
        said = world.message(amina, room, f"Karibu {one.pk}")
        world.report(one, "message", said.pk, kind="advert")
    assert alarms(bakari) == 0


def test_changed_hands_is_one_of_the_things_that_may_be_the_matter(
    as_: As, group: Group, amina: Member, dalia: Member, bakari: Member
) -> None:
    url = reverse("groups:report_new", args=["member", amina.pk])
    assert "Changed hands" in as_(dalia).get(url).content.decode()
    as_(dalia).post(url, {"key": str(uuid4()), "kind": "changed", "words": "He writes Swahili now"})
    assert Report.objects.get().kind == "changed"
    page = as_(bakari).get(reverse("groups:queue", args=[group.slug])).content.decode()
    assert "Changed hands" in page


def test_a_finding_cites_a_rule_of_the_group_as_it_stood(
    as_: As, group: Group, reported: Report, amina: Member, bakari: Member
) -> None:
    Group.objects.filter(pk=group.pk).update(rules="Prices as paid.\n\nNo money first.\n")
    page = as_(bakari).get(reverse("groups:queue", args=[group.slug])).content.decode()
    assert '<option value="No money first.">' in page
    url = reverse("groups:findings", args=[group.slug])
    what = {"noun": reported.noun, "subject": reported.subject, "outcome": "warned"}
    words = {**what, "key": str(uuid4()), "reason": "You asked for it", "rule": "No shouting."}
    refused = as_(bakari).post(url, words)
    assert (refused.status_code, Finding.objects.count()) == (422, 0)
    assert "not in the rules" in refused.content.decode()
    as_(bakari).post(url, {**words, "rule": "No money first."})
    finding = Finding.objects.get()
    Group.objects.filter(pk=group.pk).update(rules="")
    page = as_(amina).get(reverse("groups:finding", args=[finding.pk])).content.decode()
    assert "No money first." in page
