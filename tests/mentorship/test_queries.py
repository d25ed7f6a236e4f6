"""What each page asks of the database, session, member and unread notices included: at most six,
and the same for ten of each thing as for one."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.members.models import Member
from groups.models import Group
from mentorship.actions import collections, hours
from mentorship.models import Collection, Entry, Experiment, Hour, Question, Term, Tutorial
from tests import world
from tests.doors import As

SIX = 6
PAGES = [
    "/groups/{group}/questions/",
    "/groups/{group}/questions/new/",
    "/questions/{question}/",
    "/answers/{answer}/",
    "/me/questions/",
    "/mentors/",
    "/mentors/apply/",
    "/mentors/log/",
    "/mentor/{handle}/",
    "/verifications/{badge}/",
    "/verifications/{badge}/terms/",
    "/terms/{term}/",
    "/terms/{term}/relay/",
    "/entries/{entry}/",
    "/me/interests/",
    "/groups/{group}/library/",
    "/tutorials/new/",
    "/tutorials/{lesson}/",
    "/tutorials/{lesson}/editions/",
    "/tutorials/{lesson}/editions/1/",
    "/tutorials/{lesson}/trials/",
    "/tutorials/{lesson}/marks/",
    "/tutorials/{lesson}/near/",
    "/tutorials/{lesson}/offline/",
    "/groups/{group}/library/order/",
    "/collections/{collection}/",
    "/collections/{collection}/order/",
    "/groups/{group}/hours/",
    "/mentoring/",
    "/hours/{hour}/",
    "/notebook/",
    "/notebook/new/",
    "/notebook/{experiment}/",
    "/ideas/{idea}/",
    "/reviews/",
]


@pytest.fixture
def term(bakari: Member, mentor: Member) -> Term:
    return world.apprenticeship(bakari, mentor)


@pytest.fixture
def entry(term: Term) -> Entry:
    return world.work(term)


@pytest.fixture
def first(mentor: Member, amina: Member, bakari: Member, group: Group) -> dict[str, Any]:
    """Of each thing one; what the addresses name."""
    asked, lesson = answered(amina, bakari, mentor, group), tried(amina, bakari, mentor, group)
    trial = world.experiment(bakari, group)
    world.tallied(trial)
    return {
        "group": group.slug,
        "question": asked.pk,
        "answer": asked.answers.order_by("pk")[0].pk,
        "handle": mentor.handle,
        "badge": mentor.verifications.get().pk,
        "lesson": lesson.slug,
        "collection": collected(bakari, lesson).pk,
        "hour": queued(mentor, amina, group).pk,
        "experiment": trial.pk,
        "idea": trial.idea_id,
    }


def answered(amina: Member, bakari: Member, mentor: Member, group: Group) -> Question:
    asked = world.question(amina, group)
    for someone in (bakari, mentor):
        world.answer(someone, asked)
    return asked


def tried(amina: Member, bakari: Member, mentor: Member, group: Group) -> Tutorial:
    """A lesson that is published and tried, and another that waits for a reviewer."""
    lesson = world.published(bakari, world.lesson(amina, group))
    world.trial(mentor, lesson)
    world.submitted(world.lesson(amina, group))
    return lesson


def collected(bakari: Member, lesson: Tutorial) -> Collection:
    return collections.collect(bakari, lesson.sector, uuid4(), "To begin with", [lesson])


def queued(mentor: Member, amina: Member, group: Group) -> Hour:
    hour = world.hour(mentor, group)
    hours.ask(amina, hour, uuid4(), "How do I see a weevil?")
    return hour


def costs(browser: Client, addresses: dict[str, str]) -> dict[str, int]:
    return {page: cost(browser, address) for page, address in addresses.items()}


def cost(browser: Client, address: str) -> int:
    """Of a page that is opened again: what a first look writes down is written."""
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200, address
    return len(captured.captured_queries)


def test_no_page_asks_more_than_six_times_however_much_there_is(
    first: dict[str, Any],
    term: Term,
    entry: Entry,
    amina: Member,
    bakari: Member,
    mentor: Member,
    group: Group,
    as_: As,
) -> None:
    words = {**first, "term": term.pk, "entry": entry.pk}
    addresses = {page: page.format(**words) for page in PAGES}
    browser = as_(bakari)
    few = costs(browser, addresses)
    assert {page: n for page, n in few.items() if n > SIX} == {}
    for _more in range(9):
        cache.clear()  # nobody does so much in a day
        answered(amina, bakari, mentor, group)
        collected(bakari, tried(amina, bakari, mentor, group))
        queued(mentor, amina, group)
        world.tallied(another(bakari, group))
    assert costs(browser, addresses) == few


def another(bakari: Member, group: Group) -> Experiment:
    return world.experiment(bakari, group, f"Another photo {uuid4()}")
