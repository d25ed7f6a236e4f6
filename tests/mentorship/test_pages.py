"""Pages stay cheap: few queries however much there is, few bytes however long the list."""

import gzip
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from community.members.models import Member
from groups.models import Group
from mentorship.actions import editions
from mentorship.models import Tutorial
from tests import world
from tests.doors import As

KB_14 = 14_000
DEMO = settings.HERE / "community" / "front" / "demo" / "tutorials"


@pytest.fixture
def fill(amina: Member, bakari: Member, mentor: Member, group: Group) -> Callable[[], Tutorial]:
    """A question with answers, a lesson with trials and one to review, once more each time."""

    def once_more() -> Tutorial:
        asked = world.question(amina, group)
        for someone in (bakari, mentor):
            world.answer(someone, asked, "Dry it well. " * 20)
        lesson = world.published(bakari, world.lesson(amina, group))
        world.trial(mentor, lesson)
        world.submitted(world.lesson(amina, group))
        return lesson

    return once_more


@pytest.mark.parametrize(
    "page",
    [
        "/groups/{group}/questions/",
        "/groups/{group}/library/",
        "/mentors/",
        "/reviews/",
        "/questions/{question}/",
        "/tutorials/{lesson}/",
    ],
)
def test_more_rows_cost_no_more_queries(
    page: str,
    fill: Any,
    group: Group,
    bakari: Member,
    as_: As,
    django_assert_max_num_queries: Any,
) -> None:
    lesson = fill()
    question = lesson.sector.trade_groups.get().questions.get().pk
    address = page.format(group=group.slug, question=question, lesson=lesson.slug)
    few = queries(as_(bakari), address, django_assert_max_num_queries)
    for _ in range(3):
        fill()
    assert queries(as_(bakari), address, django_assert_max_num_queries) == few


def queries(browser: Client, address: str, at_most: Any) -> int:
    browser.get(address)
    with at_most(20) as counted:
        assert browser.get(address).status_code == 200
    return len(counted)


def test_a_question_with_fifteen_answers_arrives_in_14_kb(
    amina: Member, bakari: Member, mentor: Member, group: Group, as_: As
) -> None:
    asked = world.question(amina, group)
    for number in range(9):
        world.answer(bakari, asked, f"{number} " + "Spread it on a clean sheet, turn it. " * 8)
        world.answer(mentor, asked, f"{number} " + "Bite a grain: it must crack, not bend. " * 8)
    page = as_(amina).get(asked.get_absolute_url()).content
    assert len(gzip.compress(page)) < KB_14
    assert page.count(b'class="answer') >= 15


def test_the_longest_lesson_of_the_demo_arrives_in_14_kb(
    amina: Member, bakari: Member, group: Group, as_: As
) -> None:
    texts = [file.read_text() for file in DEMO.glob("*.md")]
    longest = max(texts, key=len)
    lesson = world.lesson(amina, group)
    day = lesson.editions.get().checked_on
    editions.edit(amina, lesson, uuid4(), "The longest", longest, day)
    world.published(bakari, lesson)
    page = as_(bakari).get(lesson.get_absolute_url()).content
    assert len(page) > 5_000, "it is a long one, for this test to mean anything"
    assert len(gzip.compress(page)) < KB_14


def test_an_empty_page_says_what_to_do_next(group: Group, bakari: Member, as_: As) -> None:
    browser = as_(bakari)
    assert "Ask a question" in browser.get(f"/groups/{group.slug}/questions/").content.decode()
    assert "Write down" in browser.get(f"/groups/{group.slug}/library/").content.decode()
    assert "No mentor" in browser.get("/mentors/").content.decode()


@pytest.mark.parametrize("page", ["questions/?q=nothing", "library/?q=nothing"])
def test_a_search_without_a_hit_leads_back(
    page: str, group: Group, bakari: Member, as_: As
) -> None:
    answer = as_(bakari).get(f"/groups/{group.slug}/{page}")
    assert 'href="?"' in answer.content.decode()


@pytest.mark.parametrize(
    "nonsense", ["page=x", "page=-1", "page=999", "show=x", "topic=x&language=yy", "q=%00", "q='"]
)
def test_nonsense_in_the_address_is_left_out(
    nonsense: str, group: Group, bakari: Member, fill: Any, as_: As
) -> None:
    fill()
    for page in (f"/groups/{group.slug}/questions/", f"/groups/{group.slug}/library/", "/mentors/"):
        assert as_(bakari).get(f"{page}?{nonsense}").status_code == 200
    assert as_(bakari).get("/mentors/?sector=999&place=x").status_code == 200


def test_no_page_holds_what_the_strict_policy_forbids(
    fill: Any, group: Group, amina: Member, as_: As
) -> None:
    lesson = fill()
    question = group.questions.get()
    for page in (
        f"/groups/{group.slug}/questions/",
        question.get_absolute_url(),
        lesson.get_absolute_url(),
        f"/groups/{group.slug}/library/",
    ):
        html = as_(amina).get(page).content.decode()
        assert " style=" not in html
        assert " onclick" not in html


def test_a_long_list_has_pages(amina: Member, bakari: Member, group: Group, as_: As) -> None:
    for number in range(21):
        world.question([amina, bakari][number % 2], group, f"Question {number}?")
    page = as_(amina).get(f"/groups/{group.slug}/questions/?show=open").content.decode()
    assert "?show=open&amp;page=2" in page
