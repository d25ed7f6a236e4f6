"""A crowd that reports together is counted, and weighs what its members are known for."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.front.seeding import clock
from community.members.models import Member, Standing
from community.members.voice import Voice
from groups import reads
from groups.models import Group, Membership, Message, Report
from groups.reads.queue import heard
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd(group: Group) -> list[Member]:
    """Thirty accounts of today that nobody vouches for."""
    return [world.joined(world.member(f"Sock {number}"), group) for number in range(30)]


def known(member: Member, circle: int | None = None) -> Member:
    words = {"flow": 0.5, "value": 1.0, "circle": circle, "as_of": timezone.now()}
    Standing.objects.create(member=member, **words)
    return member


def test_two_who_are_known_come_before_thirty_who_are_not(
    group: Group, amina: Member, dalia: Member, wanjiru: Member, bakari: Member, crowd: list[Member]
) -> None:
    shouted, meant = world.message(amina, group, "Moja"), world.message(dalia, group, "Mbili")
    for one in crowd:
        world.report(one, "message", shouted.pk)
    for one in (known(amina), known(wanjiru)):
        world.report(one, "message", meant.pk)
    found = reads.cases(bakari, group)
    assert [case.first.subject for case in found] == [meant.pk, shouted.pk]
    assert [case.many for case in found] == [2, 30]
    assert [case.crowd for case in found] == [False, True]


def test_the_steward_reads_how_many_and_that_hardly_anybody_knows_them(
    as_: As, group: Group, amina: Member, bakari: Member, crowd: list[Member]
) -> None:
    said = world.message(amina, group)
    for one in crowd:
        world.report(one, "message", said.pk)
    page = as_(bakari).get(reverse("groups:queue", args=[group.slug])).content.decode()
    assert "30 reporters, whom hardly anybody knows" in page


def test_no_number_of_reports_takes_anything_away_by_itself(
    group: Group, amina: Member, crowd: list[Member]
) -> None:
    said = world.message(known(amina), group)
    for one in crowd:
        world.report(one, "message", said.pk)
        world.report(one, "member", amina.pk)
    assert Membership.objects.filter(member=amina).exists()
    assert Message.objects.standing().filter(pk=said.pk).exists()
    assert Report.objects.still_open().filter(about=amina).count() == 60


def test_a_crowd_on_one_thing_does_not_hide_another(
    group: Group, amina: Member, dalia: Member, bakari: Member, crowd: list[Member]
) -> None:
    shouted, meant = world.message(amina, group, "Moja"), world.message(dalia, group, "Mbili")
    for one in crowd * 5:
        row = {"author": one, "key": uuid4(), "group": group, "noun": "message", "about": amina}
        kept = {"subject": shouted.pk, "kind": "scam", "evidence": "Moja", "url": "/"}
        if not Report.objects.filter(author=one, subject=shouted.pk).exists():
            Report.objects.create(**row, **kept)
    world.report(known(amina), "message", meant.pk)
    assert [case.first.subject for case in reads.cases(bakari, group)] == [meant.pk, shouted.pk]


def test_a_circle_that_reports_is_one_voice(
    group: Group, amina: Member, dalia: Member, wanjiru: Member, bakari: Member
) -> None:
    said = world.message(bakari, group)
    other = world.joined(world.member("Otieno"), group)
    for one in (known(amina, 7), known(dalia, 7), known(wanjiru, 7), known(other)):
        world.report(one, "message", said.pk)
    steward = world.joined(world.member("Wema"), group)
    Membership.objects.filter(member=steward).update(steward=True)
    assert reads.cases(steward, group)[0].heard == pytest.approx(2.0)


def test_old_accounts_nobody_vouches_for_weigh_a_fiftieth(
    group: Group, amina: Member, bakari: Member
) -> None:
    said = world.message(amina, group)
    with clock.at(timezone.now() - timedelta(days=60)):
        old = [world.joined(world.member(f"Old {number}"), group) for number in range(10)]
    Member.objects.filter(pk__in=[one.pk for one in old]).update(
        joined_at=timezone.now() - timedelta(days=60)
    )
    for one in old:
        world.report(one, "message", said.pk)
    assert reads.cases(bakari, group)[0].heard == pytest.approx(0.2)


@given(st.lists(st.tuples(st.integers(1, 5), st.floats(0, 1)), max_size=30))
def test_what_is_heard_never_grows_beyond_the_number_of_circles(
    said: list[tuple[int, float]],
) -> None:
    known_as = {pk: Voice(weight, circle) for pk, (circle, weight) in enumerate(said)}
    reports = [Report(author_id=pk) for pk in known_as]
    circles = {circle for circle, _weight in said}
    assert 0 <= heard(reports, known_as) <= len(circles)
    assert heard(reports * 2, known_as) == heard(reports, known_as), "twice is once"
