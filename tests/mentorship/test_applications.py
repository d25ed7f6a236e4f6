"""A badge by two who know the trade: applied for, looked at, given; and everything in its way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.members import freezing, reckoning
from community.members.models import Member, Standing, Vouch
from community.members.models.freeze import How, Why
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship import tasks, verifying
from mentorship.actions import applications, badges, helps
from mentorship.actions.sightings import see
from mentorship.models import Application, Interest, Verification
from tests import world
from tests.doors import As
from tests.pictures import photos

SignedIn = Callable[[Member], Client]


@pytest.fixture
def juma(group: Group) -> Member:
    """Knows maize; three have met him."""
    return world.known(world.joined(world.member("Juma"), group))


@pytest.fixture
def two(bakari: Member, mentor: Member) -> tuple[Member, Member]:
    """Bakari, steward of the trade, whom Dalia the mentor has met; and Dalia."""
    world.met(mentor, bakari)
    return bakari, mentor


@pytest.fixture
def applied(juma: Member, two: tuple[Member, Member], group: Group) -> Application:
    return world.application(juma, group)


def badges_of(member: Member) -> list[str]:
    return [one.skill for one in Verification.objects.standing().filter(member=member)]


def test_two_who_saw_the_proof_give_the_badge_and_stand_on_it(
    applied: Application, two: tuple[Member, Member], juma: Member, chidi: Member, as_: As
) -> None:
    for verifier in two:
        assert not badges_of(juma)
        world.saw(verifier, applied)
    badge = Verification.objects.get(member=juma)
    assert badges_of(juma) == ["Grading maize"]
    page = as_(chidi).get(badge.get_absolute_url()).content.decode()
    assert all(one.display_name in page for one in two)
    assert "Saw the sacks." in page
    assert "I sell maize" in page
    assert "ten years" not in page
    assert badge.ends_at - timezone.now() > timedelta(days=364)


def test_the_verifiers_are_told_when_somebody_applies(
    applied: Application, two: tuple[Member, Member], amina: Member
) -> None:
    told = Notice.objects.filter(kind="mentor.application").values_list("member", flat=True)
    assert set(told) == {one.pk for one in two}
    assert amina.pk not in told


@pytest.mark.parametrize("times", [0, 1, 2])
def test_three_who_met_the_applicant_must_vouch(group: Group, amina: Member, times: int) -> None:
    world.known(amina, times)
    with pytest.raises(Refusal, match="Three who met you"):
        world.application(amina, group)
    assert not Application.objects.exists()


def test_knowing_someone_online_is_not_having_met(group: Group, amina: Member) -> None:
    world.known(amina, 2)
    world.vouch(world.member("Online"), amina)
    assert verifying.lacks(amina) == "met"


def test_a_number_must_be_confirmed(group: Group, juma: Member) -> None:
    juma.phone = None
    assert verifying.lacks(juma) == "phone"
    with pytest.raises(Refusal, match="Confirm your phone"):
        world.application(juma, group)


def test_what_one_earns_by_must_be_told_or_that_it_is_nothing(juma: Member, group: Group) -> None:
    with pytest.raises(Refusal) as refused:
        world.application(juma, group, declared=False)
    assert refused.value.field == "declared"
    assert not Interest.objects.exists()
    world.application(juma, group, interests="")
    assert not Interest.objects.exists()


def test_vouches_taken_back_meanwhile_stop_the_badge(
    applied: Application, two: tuple[Member, Member], juma: Member
) -> None:
    world.saw(two[0], applied)
    Vouch.objects.filter(member=juma).update(ended_at=timezone.now())
    with pytest.raises(Refusal):
        world.saw(two[1], applied)
    assert not badges_of(juma)
    applied.refresh_from_db()
    assert applied.is_waiting


def test_nobody_judges_their_own_application_nor_does_any_member(
    applied: Application, juma: Member, amina: Member
) -> None:
    for someone in (juma, amina):
        with pytest.raises(Refusal, match="Others judge"):
            world.saw(someone, applied)
    assert not applied.sightings.exists()


def test_a_steward_nobody_known_has_met_verifies_nobody(
    bakari: Member, juma: Member, mentor: Member, group: Group
) -> None:
    """Anybody may open a group: two puppets with a group each would verify a third."""
    applied = world.application(juma, group)
    with pytest.raises(Refusal, match="Others judge"):
        world.saw(bakari, applied)
    world.met(mentor, bakari)
    assert world.saw(bakari, applied).agrees


def test_a_mentor_of_another_skill_or_trade_does_not_judge_this_one(
    juma: Member, wanjiru: Member, staff: Member, group: Group
) -> None:
    world.badge(staff, wanjiru, group, "Storing")
    with pytest.raises(Refusal, match="Others judge"):
        world.saw(wanjiru, world.application(juma, group))


def test_two_of_the_applicants_own_ring_are_not_enough(
    applied: Application, two: tuple[Member, Member], juma: Member, wanjiru: Member, staff: Member
) -> None:
    circled = {"flow": 0.1, "value": 0.1, "circle": juma.pk, "as_of": timezone.now()}
    for one in (juma, *two):
        Standing.objects.update_or_create(member=one, defaults=circled)
    for one in two:
        world.saw(one, applied)
    assert not badges_of(juma)
    sector = applied.sector
    Verification.objects.create(
        author=staff, key=uuid4(), member=wanjiru, sector=sector, skill="grading maize", proof="x"
    )
    world.saw(wanjiru, applied)
    assert badges_of(juma) == ["Grading maize"]


def test_staff_see_it_alone_only_where_the_trade_has_not_two(
    juma: Member, staff: Member, group: Group, bakari: Member, mentor: Member
) -> None:
    first = world.application(juma, group, "Drying")
    assert world.saw(staff, first).as_staff
    assert badges_of(juma) == ["Drying"]
    world.met(mentor, bakari)
    second = world.application(juma, group)
    with pytest.raises(Refusal, match="Others judge"):
        world.saw(staff, second)


def test_staff_do_not_verify_past_two_who_could(
    staff: Member, two: tuple[Member, Member], wanjiru: Member, group: Group
) -> None:
    with pytest.raises(Refusal, match="let the mentor apply"):
        world.badge(staff, wanjiru, group)
    world.badge(staff, wanjiru, group, "A skill nobody has")


def test_two_no_end_it_and_the_applicant_reads_why_and_may_come_again(
    applied: Application,
    two: tuple[Member, Member],
    juma: Member,
    group: Group,
    as_: SignedIn,
) -> None:
    for one in two:
        world.saw(one, applied, agrees=False)
    assert not badges_of(juma)
    page = as_(juma).get(applied.get_absolute_url()).content.decode()
    assert "No sacks." in page
    assert "closed" in page
    assert Notice.objects.filter(member=juma, kind="mentor.badge").count() == 1
    assert world.application(juma, group).is_waiting


def test_one_yes_and_one_no_wait_for_a_third(
    applied: Application, two: tuple[Member, Member], juma: Member
) -> None:
    world.saw(two[0], applied)
    world.saw(two[1], applied, agrees=False)
    applied.refresh_from_db()
    assert applied.is_waiting
    assert not badges_of(juma)


def test_each_says_it_once_and_the_same_key_twice_is_one_word(
    applied: Application, two: tuple[Member, Member]
) -> None:
    key = uuid4()
    first = see(two[0], applied, key, True, "Saw it.")
    assert see(two[0], applied, key, True, "Saw it.") == first
    with pytest.raises(Refusal, match="said your word"):
        world.saw(two[0], applied)
    assert applied.sightings.count() == 1


def test_one_waits_for_one_skill_at_a_time_and_the_same_key_is_one(
    applied: Application, juma: Member, group: Group
) -> None:
    with pytest.raises(Refusal, match="applied for this already"):
        world.application(juma, group, "GRADING maize")
    words = {"words": "x", "declared": True}
    key = uuid4()
    first = applications.apply(juma, key, group.sector, "Drying", **words)
    assert applications.apply(juma, key, group.sector, "Drying", **words) == first
    assert Application.objects.count() == 2


def test_a_held_badge_is_renewed_in_its_last_month_by_two_again(
    applied: Application, two: tuple[Member, Member], juma: Member, group: Group
) -> None:
    for one in two:
        world.saw(one, applied)
    with pytest.raises(Refusal, match="hold this badge"):
        world.application(juma, group)
    first = Verification.objects.get(member=juma)
    with time_machine.travel(first.ends_at - timedelta(days=20), tick=False):
        Vouch.objects.update(ends_at=timezone.now() + timedelta(days=99))
        again = world.application(juma, group)
        for one in two:
            world.saw(one, again)
        assert badges_of(juma) == ["Grading maize"]
        newest = Verification.objects.filter(member=juma).latest("pk")
        assert newest.ends_at > first.ends_at


def test_a_month_before_and_at_the_end_the_holder_is_told_once(mentor: Member) -> None:
    badge = mentor.verifications.get()

    def told(words: str) -> int:
        badges.look_after_badges()
        badges.look_after_badges()
        return Notice.objects.filter(member=mentor, text__contains=words).count()

    assert told("ends in a month") == 0
    with time_machine.travel(badge.ends_at - timedelta(days=30), tick=False):
        assert told("ends in a month") == 1
        assert told("has ended") == 0
    with time_machine.travel(badge.ends_at + timedelta(days=1), tick=False):
        assert told("has ended") == 1
        assert told("ends in a month") == 1


def test_a_badge_of_two_members_makes_nobody_an_anchor_of_trust(
    applied: Application, two: tuple[Member, Member], juma: Member, mentor: Member
) -> None:
    for one in two:
        world.saw(one, applied)
    anchors = set(reckoning.anchors())
    assert mentor in anchors
    assert juma not in anchors


def test_whoever_applied_may_take_it_back(
    applied: Application, juma: Member, amina: Member, as_: SignedIn
) -> None:
    address = f"{applied.get_absolute_url()}withdrawal/"
    assert as_(amina).post(address).status_code == 404
    for _twice in range(2):
        assert as_(juma).post(address).status_code == 302
    applied.refresh_from_db()
    assert not applied.is_waiting


def test_an_application_nobody_looked_at_is_forgotten_after_sixty_days(
    applied: Application, juma: Member, group: Group
) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=61), tick=False):
        assert not Application.objects.waiting().exists()
        assert world.application(juma, group) != applied


def test_it_is_read_by_applicant_verifiers_and_staff_and_is_not_there_for_others(
    applied: Application,
    two: tuple[Member, Member],
    juma: Member,
    amina: Member,
    chidi: Member,
    staff: Member,
    as_: SignedIn,
) -> None:
    for reader in (juma, *two, staff):
        page = as_(reader).get(applied.get_absolute_url())
        assert "ten years" in page.content.decode()
    for stranger in (amina, chidi):
        assert as_(stranger).get(applied.get_absolute_url()).status_code == 404
        door = f"{applied.get_absolute_url()}sightings/"
        assert as_(stranger).post(door, {"agrees": "yes"}).status_code == 404


def test_applied_for_and_judged_on_the_pages(
    juma: Member, two: tuple[Member, Member], group: Group, as_: SignedIn
) -> None:
    browser = as_(juma)
    words = {"key": uuid4(), "sector": group.sector_id, "skill": "Sieving", "words": "Ask anyone."}
    refused = browser.post("/mentors/apply/", words)
    assert refused.status_code == 422
    assert "Ask anyone." in refused.content.decode()
    words |= {"declared": "on", "interests": "I sell sieves\nAgent of X\n"}
    assert browser.post("/mentors/apply/", words).status_code == 302
    made = Application.objects.get()
    assert {one.words for one in Interest.objects.all()} == {"I sell sieves", "Agent of X"}
    judge, door = as_(two[0]), f"{made.get_absolute_url()}sightings/"
    assert "I sell sieves" in judge.get(made.get_absolute_url()).content.decode()
    assert judge.post(door, {"key": uuid4(), "agrees": "yes", "words": ""}).status_code == 422
    said = {"key": uuid4(), "agrees": "yes", "words": "Saw him sieve."}
    assert judge.post(door, said).status_code == 302
    assert "Saw him sieve." in browser.get(made.get_absolute_url()).content.decode()
    assert "Sieving" in browser.get("/mentors/apply/").content.decode()


def test_what_is_shown_is_the_applicants_own(
    juma: Member, two: tuple[Member, Member], amina: Member, group: Group
) -> None:
    mine = world.answer(juma, world.question(amina, group), "Sieve twice.")
    helps.mark(amina, mine)
    others = world.answer(amina, world.question(juma, group), "No.")
    made = world.application(juma, group, answers=[mine, others])
    assert list(made.answers.all()) == [mine]


def test_pictures_are_for_those_who_judge(
    juma: Member, two: tuple[Member, Member], amina: Member, group: Group, as_: SignedIn
) -> None:
    made = world.application(juma, group, picture=photos.upload(photos.taken_at_home()))
    [shown] = made.pictures.all()
    tasks.make_ready(shown.pk)
    address = f"{made.get_absolute_url()}pictures/{shown.pk}/small/"
    assert as_(two[0]).get(address)["Content-Type"] == "image/webp"
    assert "KB" in as_(two[0]).get(made.get_absolute_url()).content.decode()
    assert as_(amina).get(address).status_code == 404
    other = f"{made.get_absolute_url()}pictures/{shown.pk + 1}/small/"
    assert as_(juma).get(other).status_code == 404


def test_five_pictures_are_enough_and_one_sent_twice_is_one(
    applied: Application, juma: Member, two: tuple[Member, Member]
) -> None:
    key = uuid4()
    for _twice in range(2):
        applications.show(juma, applied, key, photos.upload(photos.taken_at_home()))
    assert applied.pictures.count() == 1
    for _more in range(4):
        applications.show(juma, applied, uuid4(), photos.upload(photos.taken_at_home()))
    with pytest.raises(Refusal, match="Five"):
        applications.show(juma, applied, uuid4(), photos.upload(photos.taken_at_home()))
    with pytest.raises(Refusal):
        applications.show(two[0], applied, uuid4(), photos.upload(photos.taken_at_home()))
    with pytest.raises(Refusal, match="Choose"):
        applications.show(juma, applied, uuid4(), None)
    assert applied.pictures.count() == 5


def test_a_picture_left_behind_by_a_dead_worker_is_made_ready(
    applied: Application, juma: Member
) -> None:
    applications.show(juma, applied, uuid4(), photos.upload(photos.taken_at_home()))
    tasks.make_ready_the_rest()
    assert not applied.pictures.get().is_ready
    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        tasks.make_ready_the_rest()
    assert applied.pictures.get().is_ready


def test_a_judge_finds_what_waits(
    applied: Application, two: tuple[Member, Member], juma: Member, amina: Member, staff: Member
) -> None:
    for one in (*two, staff):
        assert list(verifying.waiting_for(one)) == [applied]
    for one in (juma, amina):
        assert not verifying.waiting_for(one).exists()
    world.saw(two[0], applied)
    assert not verifying.waiting_for(two[0]).exists()


def test_the_page_of_an_application_costs_few_queries(
    applied: Application,
    two: tuple[Member, Member],
    as_: SignedIn,
    django_assert_max_num_queries: Any,
) -> None:
    browser = as_(two[0])
    browser.get(applied.get_absolute_url())
    with django_assert_max_num_queries(14):
        browser.get(applied.get_absolute_url())


def test_a_badge_rests_while_it_may_be_somebody_else_who_writes(
    mentor: Member, amina: Member, group: Group, as_: SignedIn
) -> None:
    freeze = freezing.begin(mentor, Why.DEVICE)
    badge = mentor.verifications.get()
    assert not badges_of(mentor)
    page = as_(amina).get(badge.get_absolute_url()).content.decode()
    assert "This badge rests" in page
    assert "chip verified" not in page
    freezing.lift(freeze, How.VOUCHERS)
    assert badges_of(mentor) == ["Grading maize"]
    page = as_(amina).get(badge.get_absolute_url()).content.decode()
    assert "This badge rests" not in page


def test_who_is_frozen_neither_verifies_nor_is_verified(
    applied: Application, two: tuple[Member, Member], juma: Member, group: Group
) -> None:
    freezing.begin(two[0], Why.NUMBER)
    with pytest.raises(Refusal, match="Others judge"):
        world.saw(two[0], applied)
    freezing.begin(juma, Why.NUMBER)
    with pytest.raises(Refusal, match="Three who met you"):
        world.application(juma, group, "Drying")
