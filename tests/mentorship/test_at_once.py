"""Two at the same moment: one effect, no broken page."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from community.live.models import Event
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import answers, editions, helps, reviews
from mentorship.models import Answer, Help, Review
from tests import world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bakari(bakari: Member) -> Member:
    return world.trusted(bakari)


def together(*acts: Callable[[], Any]) -> list[Any]:
    """What each of them came to, a refusal included."""
    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(alone, acts))


def alone(act: Callable[[], Any]) -> Any:
    try:
        return act()
    except Refusal as refusal:
        return refusal
    finally:
        connection.close()


def test_the_same_answer_sent_twice_at_once_is_one(
    amina: Member, bakari: Member, group: Group
) -> None:
    asked, key = world.question(amina, group), uuid4()
    given = together(*[lambda: answers.answer(bakari, asked, key, "Dry it.")] * 4)
    assert len({one.pk for one in given}) == 1
    assert Answer.objects.count() == 1
    assert Event.objects.filter(topic=asked.topic).count() == 2


def test_two_who_stand_for_it_at_once_publish_it(
    amina: Member, bakari: Member, mentor: Member, group: Group
) -> None:
    lesson = world.lesson(amina, group)
    edition = world.submitted(lesson)
    together(*[lambda by=by: reviews.publish(by, edition, uuid4()) for by in (bakari, mentor)])
    lesson.refresh_from_db()
    assert lesson.published == edition
    assert Review.objects.count() == 2


def test_of_two_who_send_it_back_at_once_one_does(
    amina: Member, bakari: Member, mentor: Member, group: Group
) -> None:
    edition = world.submitted(world.lesson(amina, group))
    came = together(
        *[
            lambda by=by: reviews.send_back(by, edition, uuid4(), "Say how long.")
            for by in (bakari, mentor)
        ]
    )
    assert sorted(type(one).__name__ for one in came) == ["Refusal", "Review"]
    assert Review.objects.count() == 1


def test_one_reviewer_twice_at_once_is_one(amina: Member, bakari: Member, group: Group) -> None:
    edition = world.submitted(world.lesson(amina, group))
    together(*[lambda: reviews.publish(bakari, edition, uuid4())] * 3)
    assert Review.objects.count() == 1
    assert edition.tutorial.published is None


def test_marking_at_once_is_one_mark_and_one_event(
    amina: Member, bakari: Member, group: Group
) -> None:
    given = world.answer(bakari, world.question(amina, group))
    together(*[lambda: helps.mark(amina, given)] * 4)
    assert Help.objects.count() == 1
    assert Event.objects.filter(kind="answer.helped", topic=given.question.topic).count() == 1


def test_many_answers_at_once_are_numbered_without_a_gap(
    amina: Member, bakari: Member, dalia: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    together(*[lambda by=by: world.answer(by, asked) for by in (amina, bakari, dalia)])
    numbers = Event.objects.filter(topic=asked.topic).values_list("number", flat=True)
    assert sorted(numbers) == [1, 2, 3, 4]


def test_two_savings_at_once_are_two_editions(amina: Member, group: Group) -> None:
    lesson = world.lesson(amina, group)
    day = lesson.editions.get().checked_on
    together(*[lambda: editions.edit(amina, lesson, uuid4(), "T", "x", day)] * 2)
    assert sorted(one.number for one in lesson.editions.all()) == [1, 2, 3]


def test_two_lessons_of_one_title_at_once_have_two_addresses(amina: Member, group: Group) -> None:
    lessons = together(*[lambda: world.lesson(amina, group)] * 4)
    assert len({one.slug for one in lessons}) == 4
