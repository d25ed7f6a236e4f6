"""A steward is one for a year; then the members vote, and no group is left without one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from community.front.seeding import clock
from community.members import bearer
from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import memberships, recalls, stewards, successions, terms
from groups.heirs import heir
from groups.models import Group, Membership, Recall
from groups.models.membership import TERM
from groups.models.recall import Result
from tests import world
from tests.doors import As, Call

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(bakari: Member) -> Group:
    group = world.group(by=bakari)
    for name in ("Amina", "Dalia", "Wanjiru", "Otieno"):
        world.joined(world.member(name), group)
    return group


def of(hall: Group, name: str = "Bakari") -> Membership:
    return Membership.objects.get(group=hall, member__display_name=name)


@contextmanager
def before_the_end(hall: Group, days: int) -> Iterator[None]:
    ends = of(hall).term_ends_at
    assert ends is not None
    with clock.at(ends - timedelta(days=days)):
        terms.look_after_stewards()
        yield


def voted(hall: Group, ends: int, stays: int) -> Recall:
    """The vote on Bakari's next year, counted when its time is over."""
    with before_the_end(hall, 13):
        one = Recall.objects.get(closed_at=None)
        for number, elector in enumerate(one.electors.order_by("pk")[: ends + stays]):
            recalls.vote(elector.member, one, uuid4(), number < ends)
    with clock.at(one.closes_at):
        recalls.close_due()
    one.refresh_from_db()
    return one


def test_whoever_opens_a_group_or_is_made_steward_is_one_for_a_year(
    as_: As, hall: Group, bakari: Member
) -> None:
    stewards.make_steward(bakari, hall, of(hall, "Amina").member)
    for name in ("Bakari", "Amina"):
        ends = of(hall, name).term_ends_at
        assert ends is not None
        assert abs(ends - timezone.now() - TERM) < timedelta(minutes=5)
    assert of(hall, "Dalia").term_ends_at is None
    shown = timezone.localtime(of(hall).term_ends_at).strftime("%Y")
    page = as_(bakari).get(f"/groups/{hall.slug}/people/").content.decode()
    assert f"{shown}</span>" in page


def test_those_who_were_stewards_before_begin_their_year_by_the_clock(hall: Group) -> None:
    Membership.objects.update(term_ends_at=None)
    terms.look_after_stewards()
    assert of(hall).term_ends_at is not None
    assert of(hall, "Amina").term_ends_at is None


def test_a_month_before_they_hear_of_it_once(hall: Group, bakari: Member) -> None:
    with before_the_end(hall, 31):
        assert not Notice.objects.filter(member=bakari, kind="group.steward").exists()
    for days in (29, 28):
        with before_the_end(hall, days):
            told = Notice.objects.get(member=bakari, kind="group.steward")
    assert "Your year as steward" in told.text
    assert not Recall.objects.exists()


def test_two_weeks_before_the_members_are_asked_once_and_not_the_steward(
    hall: Group, bakari: Member, as_: As, call: Call
) -> None:
    for days in (13, 12):
        with before_the_end(hall, days):
            one = Recall.objects.get()
            page = as_(of(hall, "Amina").member).get(f"/recalls/{one.pk}/").content.decode()
            assert "Do you want them for another?" in page
            assert call(bakari, f"/recalls/{one.pk}").json()["term"] is True
    assert one.electors.count() == 4
    assert not one.electors.filter(member=bakari).exists()
    with pytest.raises(Refusal):
        recalls.vote(bakari, one, uuid4(), False)


def test_wanted_again_it_is_another_year_and_stands_in_the_book(hall: Group) -> None:
    before = of(hall).term_ends_at
    one = voted(hall, ends=1, stays=3)
    assert one.result == Result.KEPT
    after = of(hall)
    assert after.steward
    assert before is not None
    assert after.term_ends_at is not None
    assert after.term_ends_at - before > TERM - timedelta(days=1)
    assert Deed.objects.filter(verb="steward.kept", by=None).count() == 1
    with clock.at(before + timedelta(days=1)):
        terms.look_after_stewards()
    assert Recall.objects.count() == 1


def test_where_too_few_vote_they_are_asked_again_a_month_later(hall: Group) -> None:
    assert voted(hall, ends=2, stays=0).result == Result.UNHEARD
    assert of(hall).steward
    with before_the_end(hall, 13):
        assert Recall.objects.filter(closed_at=None).count() == 1


def test_not_wanted_one_of_two_goes_and_cannot_be_put_back_by_the_other(
    hall: Group, bakari: Member
) -> None:
    amina = of(hall, "Amina").member
    with clock.at(timezone.now() + timedelta(days=100)):
        stewards.make_steward(bakari, hall, amina)
    assert voted(hall, ends=3, stays=1).result == Result.RECALLED
    assert not of(hall).steward
    assert Deed.objects.filter(verb="steward.recalled", member=bakari).count() == 1
    with pytest.raises(Refusal):
        stewards.make_steward(amina, hall, bakari)


def test_the_last_one_acts_until_somebody_takes_the_office(
    as_: As, hall: Group, bakari: Member
) -> None:
    voted(hall, ends=4, stays=0)
    assert (of(hall).steward, of(hall).acting) == (True, True)
    page = as_(bakari).get(f"/groups/{hall.slug}/people/").content.decode()
    assert "until another is found" in page
    with pytest.raises(Refusal):
        memberships.leave(bakari, hall)
    successions.ask_heirs()
    terms.look_after_stewards()
    assert Recall.objects.count() == 1, "nobody votes on who only acts"
    next_one = heir(hall)
    assert next_one not in {None, bakari}
    assert next_one is not None
    successions.take_office(next_one, hall)
    assert (of(hall).steward, of(hall).acting) == (False, False)
    assert of(hall, str(next_one)).steward
    verbs = {*Deed.objects.filter(member=bakari).values_list("verb", flat=True)}
    assert {"steward.recalled", "steward.unmade"} <= verbs
    assert heir(hall) is None


def test_laid_down_and_taken_up_again_it_is_the_same_year(hall: Group, bakari: Member) -> None:
    amina = of(hall, "Amina").member
    stewards.make_steward(bakari, hall, amina)
    before = of(hall, "Amina").term_ends_at
    assert before is not None
    for days in (200, 400):
        with clock.at(timezone.now() + timedelta(days=days)):
            stewards.unmake_steward(bakari, hall, amina)
            stewards.make_steward(bakari, hall, amina)
            after = of(hall, "Amina").term_ends_at
            assert (after == before) is (days == 200)


def test_a_program_reads_who_is_steward_until_when(
    hall: Group, bakari: Member, chidi: Member
) -> None:
    door = f"/api/v1/groups/{hall.slug}/stewards"
    (only,) = listed(bakari, door).json()
    assert (only["handle"], only["acting"]) == (bakari.handle, False)
    assert only["until"][:4] == str(of(hall).term_ends_at)[:4]
    assert listed(chidi, door).status_code == 404


def listed(reader: Member, door: str) -> Any:
    return Client().get(door, headers={"Authorization": f"Bearer {bearer.issue(reader)}"})


def test_or_until_they_name_another_themselves(hall: Group, bakari: Member) -> None:
    voted(hall, ends=4, stays=0)
    stewards.make_steward(bakari, hall, of(hall, "Dalia").member)
    assert list(hall.stewards()) == [of(hall, "Dalia").member]


def test_where_nobody_else_may_vote_the_office_goes_on(bakari: Member) -> None:
    alone = world.group(by=bakari)
    with before_the_end(alone, 13):
        assert not Recall.objects.exists()
        ends = of(alone).term_ends_at
        assert ends is not None
        assert ends > timezone.now() + timedelta(days=360)


def test_while_a_petition_is_open_no_second_vote_begins(hall: Group, bakari: Member) -> None:
    amina = of(hall, "Amina").member
    ends = of(hall).term_ends_at
    assert ends is not None
    with clock.at(ends - timedelta(days=15)):
        recalls.petition(amina, hall, bakari, uuid4(), "He keeps the levy.")
    with before_the_end(hall, 13):
        assert Recall.objects.count() == 1
