"""One page with all that waits for a member who teaches, learns, judges, reviews."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from mentorship.actions import askings, attestations, marks, relays, terms
from mentorship.models import Tutorial
from mentorship.reads.desk import desk
from tests import world

SignedIn = Callable[[Member], Client]


def test_a_new_member_reads_what_to_do_next(chidi: Member, as_: SignedIn) -> None:
    assert desk(chidi).is_empty
    page = as_(chidi).get("/mentoring/").content.decode()
    assert "Find somebody to learn from" in page


def test_the_mentor_finds_requests_apprentices_work_and_questions(
    amina: Member, wanjiru: Member, mentor: Member, group: Group
) -> None:
    asked, running = world.term(wanjiru, mentor), world.apprenticeship(amina, mentor)
    work, looked_at = world.work(running), world.work(running, "Done")
    world.corrected(looked_at)
    question = world.question(amina, group)
    mine = desk(mentor)
    assert mine.asked == [asked]
    assert mine.apprentices == [running]
    assert mine.works == [work]
    assert mine.questions == [question]
    assert mine.learning == []


def test_who_learns_finds_their_terms_and_nobody_elses(
    amina: Member, wanjiru: Member, mentor: Member, bakari: Member
) -> None:
    running = world.apprenticeship(amina, mentor)
    world.work(running)
    assert desk(amina).learning == [running]
    assert desk(amina).works == []
    assert desk(wanjiru).terms == []
    assert desk(bakari).works == []


def test_what_has_ended_waits_for_nobody(amina: Member, mentor: Member) -> None:
    running = world.apprenticeship(amina, mentor)
    world.work(running)
    terms.stop(amina, running)
    assert desk(mentor).terms == []
    assert desk(mentor).works == []


def test_the_third_finds_what_they_are_asked_until_they_say_it(
    amina: Member, mentor: Member, wanjiru: Member
) -> None:
    running = world.apprenticeship(amina, mentor)
    one = attestations.ask(amina, running, uuid4(), wanjiru.handle)
    assert desk(wanjiru).attestations == [one]
    attestations.attest(wanjiru, one, "Saw it.")
    assert desk(wanjiru).attestations == []


def test_what_is_asked_of_a_second_mentor_stands_on_their_desk(
    amina: Member, mentor: Member, wanjiru: Member, staff: Member, group: Group
) -> None:
    world.badge(staff, wanjiru, group)
    running = world.apprenticeship(amina, mentor)
    relay = relays.ask(amina, running, uuid4(), wanjiru.verifications.get())
    assert desk(wanjiru).relays == [relay]
    assert desk(mentor).relays == []
    relays.answer(wanjiru, relay, False)
    assert desk(wanjiru).relays == []


def test_the_steward_finds_who_asks_to_be_verified_and_overdue_reviews(
    amina: Member, mentor: Member, bakari: Member, group: Group, as_: SignedIn
) -> None:
    world.met(mentor, bakari)
    juma = world.known(world.joined(world.member("Juma"), group))
    one = world.application(juma, group)
    edition = world.submitted(world.lesson(amina, group))
    assert desk(bakari).applications == [one]
    assert desk(bakari).reviews == [edition]
    assert desk(bakari).overdue == 0
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        assert desk(bakari).overdue == 1
        page = as_(bakari).get("/mentoring/").content.decode()
    assert "1 lesson has waited for more than a week." in page
    assert "Juma" in page
    assert "Juma" not in as_(amina).get("/mentoring/").content.decode()


def test_places_and_hours_are_said_on_the_page_of_readiness(
    mentor: Member, chidi: Member, as_: SignedIn
) -> None:
    browser = as_(mentor)
    words = {"bears": "5", "places": "0", "hours": "Mornings before 9"}
    assert browser.post("/me/questions/", {**words, "places": "x"}).status_code == 422
    assert browser.post("/me/questions/", {**words, "places": "11"}).status_code == 422
    assert browser.post("/me/questions/", words).status_code == 302
    assert "Mornings before 9" in browser.get("/me/questions/").content.decode()
    page = as_(chidi).get(f"/mentor/{mentor.handle}/").content.decode()
    assert "Mornings before 9" in page
    assert "No place is free now." in page
    assert "Ask to learn this" not in page


def test_readiness_said_without_places_keeps_the_usual_three(mentor: Member) -> None:
    ready = askings.be_ready(mentor, 7)
    assert (ready.places, ready.hours) == (3, "")


@pytest.mark.parametrize("door", ["/mentoring/", "/mentor/dalia/", "/mentors/apply/"])
def test_visitors_are_sent_to_sign_in(mentor: Member, door: str) -> None:
    answer = Client().get(door)
    assert answer.status_code == 302
    assert "/in/" in answer["Location"]


def test_a_mentor_sees_their_own_page_without_asking_themselves(
    mentor: Member, as_: SignedIn
) -> None:
    page = as_(mentor).get("/mentor/dalia/").content.decode()
    assert "My desk" in page
    assert "Ask to learn this" not in page


def test_whoever_learns_finds_the_way_back_from_the_mentors_page(
    amina: Member, mentor: Member, as_: SignedIn
) -> None:
    running = world.apprenticeship(amina, mentor)
    page = as_(amina).get("/mentor/dalia/").content.decode()
    assert running.get_absolute_url() in page
    assert "Ask to learn this" not in page


def test_a_steward_finds_what_is_marked_as_dangerous_with_why(
    as_: SignedIn, bakari: Member, dalia: Member, wanjiru: Member, staff: Member, group: Group
) -> None:
    lesson = world.published(staff, world.lesson(dalia, group))
    world.trusted(bakari)
    mark = marks.mark(bakari, lesson, uuid4(), "dangerous", "The dose is ten times too high.")
    for watching in (bakari, staff):
        assert desk(watching).dangerous == [mark]
    assert desk(wanjiru).dangerous == []
    page = as_(bakari).get("/mentoring/").content.decode()
    assert "The dose is ten times too high." in page
    assert f'href="{lesson.get_absolute_url()}marks/"' in page
    marks.lift(bakari, mark)
    assert desk(bakari).dangerous == []


def test_a_lesson_off_the_shelf_is_not_among_the_dangerous(
    bakari: Member, dalia: Member, staff: Member, group: Group
) -> None:
    lesson = world.published(staff, world.lesson(dalia, group))
    world.trusted(bakari)
    marks.mark(bakari, lesson, uuid4(), "delisted", "Copied.")
    assert desk(bakari).dangerous == []


def test_the_steward_finds_how_much_advice_was_reported_and_where_to_judge_it(
    as_: SignedIn, amina: Member, bakari: Member, mentor: Member, wanjiru: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    given = world.answer(mentor, asked, "Burn it with petrol.")
    for reporter in (amina, wanjiru):
        world.report(reporter, "answer", given.pk, "other")
    world.report(amina, "message", world.message(wanjiru, group).pk)
    world.report(bakari, "question", asked.pk)
    [one] = desk(bakari).reported
    assert (one, one.many) == (group, 2), "no talk, and not what he reported himself"
    page = as_(bakari).get("/mentoring/").content.decode()
    assert f'href="/groups/{group.slug}/queue/"' in page
    assert "2 reports of questions" in page
    assert desk(amina).reported == []


def test_a_lesson_past_its_day_waits_for_its_reviewers_on_the_desk(
    bakari: Member, dalia: Member, wanjiru: Member, staff: Member, group: Group
) -> None:
    lesson = world.published(staff, world.lesson(dalia, group))
    assert desk(world.trusted(bakari)).stale == []
    Tutorial.objects.update(review_by=timezone.localdate() - timedelta(days=1))
    assert desk(bakari).stale == [lesson]
    assert desk(wanjiru).stale == []


def test_the_desk_costs_the_same_however_much_waits(
    amina: Member, bakari: Member, mentor: Member, group: Group, django_assert_max_num_queries: Any
) -> None:
    for _each in range(3):
        given = world.answer(mentor, world.question(amina, group))
        world.report(amina, "answer", given.pk)
    with django_assert_max_num_queries(2):
        assert desk(bakari).reported[0].many == 3
