"""A term: asked for, taken on within what a mentor can bear, worked through, and its end."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.live.models import Event
from community.members.models import Browser, Member, Standing
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship import access, fragments, learning
from mentorship.actions import askings, attestations, graduations, revocations, terms
from mentorship.models import Term, Verification
from mentorship.models.term import Outcome
from mentorship.reads import figures
from tests import world
from tests.mentorship.test_doors import TERMS

SignedIn = Callable[[Member], Client]


@pytest.fixture
def term(amina: Member, mentor: Member) -> Term:
    """Amina learns from Dalia."""
    return world.apprenticeship(amina, mentor)


def weeks_later(weeks: float) -> Any:
    return time_machine.travel(timezone.now() + timedelta(weeks=weeks), tick=False)


def told(member: Member, words: str) -> int:
    return Notice.objects.filter(member=member, text__contains=words).count()


def test_a_term_is_asked_for_taken_on_and_runs_its_weeks(amina: Member, mentor: Member) -> None:
    asked = world.term(amina, mentor, "Grade a bag\nTell 13 % by hand", weeks=6)
    assert (asked.is_asked, asked.goals) == (True, ["Grade a bag", "Tell 13 % by hand"])
    assert told(mentor, "asks to learn") == 1
    taken = terms.accept(mentor, asked)
    assert taken.is_running
    assert taken.ends_on == timezone.localdate() + timedelta(weeks=6)
    assert told(amina, "takes you on") == 1


@pytest.mark.parametrize(
    ("goals", "weeks", "field"),
    [
        ("", 4, "goals"),
        ("a\nb\nc\nd", 4, "goals"),
        ("x" * 121, 4, "goals"),
        ("a", 3, "weeks"),
        ("a", 9, "weeks"),
    ],
)
def test_one_to_three_goals_in_four_to_eight_weeks(
    amina: Member, mentor: Member, goals: str, weeks: int, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        world.term(amina, mentor, goals, weeks)
    assert refused.value.field == field
    assert not Term.objects.exists()


def test_the_same_key_is_one_term_and_there_is_one_between_two(
    amina: Member, mentor: Member
) -> None:
    key, badge = uuid4(), mentor.verifications.get()
    first = terms.request(amina, badge, key, "Grade", 4)
    assert terms.request(amina, badge, key, "Grade", 4) == first
    with pytest.raises(Refusal, match="between you two"):
        world.term(amina, mentor)
    with pytest.raises(Refusal, match="their own"):
        world.term(mentor, mentor)


def test_a_mentor_takes_no_more_than_they_can_bear(mentor: Member, group: Group) -> None:
    askings.be_ready(mentor, 7, places=1)
    one, other = (world.joined(world.member(name), group) for name in ("One", "Two"))
    first, second = world.term(one, mentor), world.term(other, mentor)
    terms.accept(mentor, first)
    with pytest.raises(Refusal, match="no free place"):
        terms.accept(mentor, second)
    with pytest.raises(Refusal, match="no free place"):
        world.term(world.member("Three"), mentor)
    terms.stop(one, Term.objects.get(pk=first.pk))
    assert terms.accept(mentor, second).is_running


def test_three_places_unless_said_otherwise_and_none_while_resting(mentor: Member) -> None:
    assert learning.places_left(mentor) == 3
    askings.be_ready(mentor, 7, timezone.localdate() + timedelta(days=3), places=5)
    assert learning.places_left(mentor) == 0
    askings.be_ready(mentor, 7, places=5)
    assert learning.places_left(mentor) == 5
    with pytest.raises(Refusal, match="0 to 10"):
        askings.be_ready(mentor, 7, places=11)


def test_three_requests_wait_at_most(amina: Member, staff: Member, group: Group) -> None:
    teachers = [world.joined(world.member(f"Teacher {n}"), group) for n in range(4)]
    for number, teacher in enumerate(teachers):
        world.badge(staff, teacher, group, f"Skill {number}")
    for teacher in teachers[:3]:
        world.term(amina, teacher)
    with pytest.raises(Refusal, match="wait already"):
        world.term(amina, teachers[3])


def test_whom_the_mentor_blocked_reads_that_no_place_is_free(amina: Member, mentor: Member) -> None:
    world.blocked(mentor, amina)
    with pytest.raises(Refusal, match="no free place"):
        world.term(amina, mentor)


def test_declined_in_one_tap_and_only_by_the_mentor(
    amina: Member, mentor: Member, bakari: Member
) -> None:
    asked = world.term(amina, mentor)
    for someone in (amina, bakari):
        with pytest.raises(Refusal, match="Only the mentor"):
            terms.accept(someone, asked)
    for _twice in range(2):
        terms.decline(mentor, asked)
    asked.refresh_from_db()
    assert asked.outcome == Outcome.DECLINED
    assert told(amina, "cannot take you on") == 1
    assert terms.accept(mentor, asked).outcome == Outcome.DECLINED


def test_either_ends_it_and_what_has_ended_takes_nothing_more(
    term: Term, amina: Member, mentor: Member, bakari: Member
) -> None:
    with pytest.raises(Refusal):
        terms.stop(bakari, term)
    for _twice in range(2):
        terms.stop(amina, term)
    term.refresh_from_db()
    assert term.outcome == Outcome.STOPPED
    assert told(mentor, "has ended") == 1
    with pytest.raises(Refusal, match="not running"):
        world.work(term)


def test_the_mentor_marks_the_goals(term: Term, mentor: Member, amina: Member) -> None:
    terms.reach(mentor, term, [0, 7])
    term.refresh_from_db()
    assert term.aims == [("Grade a bag alone", True)]
    with pytest.raises(Refusal):
        terms.reach(amina, term, [])


def test_it_is_private_to_the_two(
    term: Term, amina: Member, mentor: Member, bakari: Member, staff: Member, as_: SignedIn
) -> None:
    for one in (amina, mentor):
        page = as_(one).get(term.get_absolute_url()).content.decode()
        assert "Grade a bag alone" in page
        assert access.may_watch_term(one, term.pk)
    for stranger in (bakari, staff):
        assert as_(stranger).get(term.get_absolute_url()).status_code == 404
        assert as_(stranger).get(f"/live/term.{term.pk}/events?after=0").status_code == 404
        assert not access.may_watch_term(stranger, term.pk)


@pytest.mark.parametrize("door", sorted(TERMS))
def test_no_door_of_a_term_opens_to_others(
    term: Term, bakari: Member, wanjiru: Member, door: str, as_: SignedIn
) -> None:
    entry = world.work(term)
    third = attestations.ask(term.author, term, uuid4(), wanjiru.handle)
    number = {"t": term.pk, "e": entry.pk, "a": third.pk, "r": 1}[door[0]]
    address = "/" + door.replace("*", str(number), 1).replace("*", "small")
    browser = as_(bakari)
    words = {"key": uuid4(), "words": "x", "mistakes": "x", "handle": "wanjiru"}
    assert browser.post(address, words).status_code in (404, 405)
    assert browser.get(address).status_code in (404, 405)


def test_four_weeks_three_works_and_a_third_word_make_a_graduate(
    term: Term, amina: Member, mentor: Member, wanjiru: Member
) -> None:
    with pytest.raises(Refusal, match="28 days"):
        graduations.graduate(mentor, term)
    with weeks_later(4):
        for _two in range(2):
            world.corrected(world.work(term))
        world.work(term, "Not looked at")
        with pytest.raises(Refusal, match="Three works"):
            graduations.graduate(mentor, term)
        world.corrected(world.work(term))
        with pytest.raises(Refusal, match="third person"):
            graduations.graduate(mentor, term)
        world.attested(term, wanjiru)
        with pytest.raises(Refusal, match="Only the mentor"):
            graduations.graduate(amina, term)
        for _twice in range(2):
            graduations.graduate(mentor, term)
    term.refresh_from_db()
    assert (term.outcome, term.credited) == (Outcome.GRADUATED, True)
    assert told(amina, "You have graduated") == 1


def test_27_days_are_not_28(term: Term, mentor: Member, wanjiru: Member) -> None:
    world.ripe(term, wanjiru)
    with weeks_later(27 / 7), pytest.raises(Refusal, match="1 to go"):
        graduations.graduate(mentor, term)
    with weeks_later(4):
        assert graduations.graduate(mentor, term).outcome == Outcome.GRADUATED


def graduated(learner: Member, teacher: Member, third: Member) -> Term:
    term = world.ripe(world.apprenticeship(learner, teacher), third)
    Term.objects.filter(pk=term.pk).update(accepted_at=timezone.now() - timedelta(days=29))
    graduations.graduate(teacher, Term.objects.get(pk=term.pk))
    return Term.objects.get(pk=term.pk)


@pytest.fixture
def teachers(staff: Member, group: Group) -> list[Member]:
    """Three with badges of their own."""
    made = [world.joined(world.member(f"Teacher {n}"), group) for n in range(3)]
    for number, teacher in enumerate(made):
        world.badge(staff, teacher, group, f"Skill {number}")
    return made


def test_two_who_graduate_each_other_earn_nothing_and_staff_look_at_it(
    teachers: list[Member], wanjiru: Member, staff: Member
) -> None:
    one, other, _third = teachers
    first = graduated(one, other, wanjiru)
    assert first.credited
    second = graduated(other, one, wanjiru)
    first.refresh_from_db()
    assert (first.credited, second.credited) == (False, False)
    assert told(staff, "circle of their own") == 1


def test_nor_do_three_in_a_ring_while_a_chain_does(
    teachers: list[Member], wanjiru: Member, amina: Member
) -> None:
    one, two, three = teachers
    chain = [graduated(two, one, wanjiru), graduated(three, two, wanjiru)]
    assert all(term.credited for term in chain)
    apart = graduated(amina, one, wanjiru)
    ring = [*chain, graduated(one, three, wanjiru)]
    for term in ring:
        term.refresh_from_db()
        assert not term.credited
    apart.refresh_from_db()
    assert apart.credited


def test_one_device_or_one_closed_circle_earns_nothing(
    mentor: Member, amina: Member, bakari: Member, wanjiru: Member
) -> None:
    for one in (mentor, amina):
        Browser.objects.create(member=one, mark="the same")
    assert not graduated(amina, mentor, wanjiru).credited
    for one in (mentor, bakari):
        Standing.objects.create(member=one, flow=0, value=0, circle=1, as_of=timezone.now())
    assert not graduated(bakari, mentor, wanjiru).credited


def test_a_badge_that_does_not_stand_looks_at_no_work_and_graduates_nobody(
    term: Term, mentor: Member, wanjiru: Member, staff: Member, amina: Member, as_: SignedIn
) -> None:
    world.ripe(term, wanjiru)
    late = world.work(term, "One more")
    revocations.revoke(staff, mentor.verifications.get(), uuid4(), "Sold wet maize.")
    with pytest.raises(Refusal, match="does not stand"):
        world.corrected(late)
    with weeks_later(4), pytest.raises(Refusal, match="does not stand"):
        graduations.graduate(mentor, term)
    page = as_(amina).get(term.get_absolute_url()).content.decode()
    assert "Go on with another mentor" in page


def figured(mentor: Member) -> figures.Figures:
    return figures.told(Member.objects.annotate(**figures.facts()).get(pk=mentor.pk))


def test_the_mentors_page_tells_honest_figures(
    teachers: list[Member], amina: Member, wanjiru: Member, chidi: Member, as_: SignedIn
) -> None:
    teacher = teachers[0]
    graduated(amina, teacher, wanjiru)
    terms.stop(wanjiru, world.apprenticeship(wanjiru, teacher))
    shown = figured(teacher)
    assert (shown.graduates, shown.ended, shown.weeks, shown.hours) == (1, 2, 4, None)
    page = as_(chidi).get(f"/mentor/{teacher.handle}/").content.decode()
    assert "1 of 2 who began and ended" in page
    assert "4 weeks, the median" in page
    assert "too few to say" in page
    assert "Ask to learn this" in page


def test_how_soon_answers_come_is_said_from_three_on(
    mentor: Member, amina: Member, group: Group
) -> None:
    for hours in (2, 4, 30):
        asked = world.question(amina, group, f"After {hours}?")
        with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
            world.answer(mentor, asked)
    shown = figured(mentor)
    assert (shown.answered, shown.hours) == (3, 4)


def test_who_has_no_badge_has_no_mentors_page(amina: Member, as_: SignedIn) -> None:
    assert as_(amina).get(f"/mentor/{amina.handle}/").status_code == 404
    assert as_(amina).get("/mentor/nobody/").status_code == 404


def test_asked_for_and_answered_on_the_pages(
    amina: Member, mentor: Member, bakari: Member, as_: SignedIn
) -> None:
    learner, teacher = as_(amina), as_(mentor)
    door = f"/verifications/{mentor.verifications.get().pk}/terms/"
    assert "Grading maize" in learner.get(door).content.decode()
    words = {"key": uuid4(), "goals": "Grade alone", "weeks": "5", "pay": "Carries sacks"}
    refused = learner.post(door, {**words, "goals": ""})
    assert refused.status_code == 422
    assert "Carries sacks" in refused.content.decode()
    assert learner.post(door, words).status_code == 302
    term = Term.objects.get()
    page = term.get_absolute_url()
    assert "Carries sacks" in teacher.get(page).content.decode()
    assert "Amina" in teacher.get("/mentoring/").content.decode()
    assert as_(bakari).post(f"{page}answer/").status_code == 404
    assert learner.post(f"{page}answer/").status_code == 422
    assert teacher.post(f"{page}answer/").status_code == 302
    assert teacher.post(f"{page}goals/", {"reached": ["0"]}).status_code == 302
    assert teacher.post(f"{page}graduation/").status_code == 422
    assert "End it" in learner.get(f"{page}end/").content.decode()
    assert learner.post(f"{page}end/").status_code == 302
    assert Term.objects.get().outcome == Outcome.STOPPED


def test_no_thanks_on_the_page(amina: Member, mentor: Member, as_: SignedIn) -> None:
    term = world.term(amina, mentor)
    door = f"{term.get_absolute_url()}answer/"
    assert as_(mentor).post(door, {"no": "1"}).status_code == 302
    assert Term.objects.get().outcome == Outcome.DECLINED


def test_the_term_is_drawn_the_same_for_both_and_live(term: Term, mentor: Member) -> None:
    world.corrected(world.work(term, "Ten **bags**."))
    terms.reach(mentor, term, [0])
    events = list(Event.objects.filter(topic=term.topic).order_by("number"))
    drawn = fragments.draw_term(events)
    assert 'class="reached"' in drawn[-1]
    assert "Two stones left" in drawn[-2]
    assert "<strong>bags</strong>" in drawn[-2]
    assert all("<li" in one or "<div" in one for one in drawn)


def test_a_page_of_a_term_costs_as_much_with_ten_entries(
    term: Term, amina: Member, as_: SignedIn, django_assert_max_num_queries: Any
) -> None:
    browser = as_(amina)
    browser.get(term.get_absolute_url())
    for number in range(10):
        world.work(term, f"Work {number}")
    with django_assert_max_num_queries(12):
        browser.get(term.get_absolute_url())


def test_a_graduate_may_teach(amina: Member, mentor: Member, wanjiru: Member, group: Group) -> None:
    """The way on: graduated, vouched for, verified by two, teaching."""
    graduated(amina, mentor, wanjiru)
    bakari = Member.objects.get(handle="bakari")
    world.met(mentor, bakari)
    one = world.application(world.known(amina), group)
    for verifier in (mentor, bakari):
        world.saw(verifier, one)
    assert Verification.objects.standing().filter(member=amina).exists()
    assert world.apprenticeship(wanjiru, amina).is_running
