"""What is said on a question reaches those who have it open, drawn as it is now."""

from typing import Any
from uuid import uuid4

import pytest

from community.live.models import Event
from community.members.models import Member
from groups.models import Group
from mentorship import fragments
from mentorship.actions import answers, helps, questions, revocations
from mentorship.models import Question
from tests import world
from tests.doors import As


@pytest.fixture
def asked(amina: Member, group: Group) -> Question:
    return world.question(amina, group)


def drawn(asked: Question) -> list[str]:
    return fragments.draw(list(Event.objects.filter(topic=asked.topic).order_by("number")))


def test_an_answer_arrives_as_the_page_itself_shows_it(
    asked: Question, bakari: Member, amina: Member, as_: As
) -> None:
    given = world.answer(bakari, asked)
    answer = as_(amina).get(f"/live/{asked.topic}/events?after=1").json()
    (event,) = answer["events"]
    assert event["kind"] == "answer.given"
    assert event["html"] in as_(amina).get(asked.get_absolute_url()).content.decode()
    assert f'id="a{given.pk}"' in event["html"]
    assert f'data-by="{bakari.pk}"' in event["html"]


def test_the_page_watches_from_its_own_head(asked: Question, bakari: Member, as_: As) -> None:
    world.answer(bakari, asked)
    page = as_(bakari).get(asked.get_absolute_url()).content.decode()
    assert f'data-live="{asked.topic}" data-after="2"' in page


def test_every_event_shows_the_answer_as_it_is_now(
    asked: Question, amina: Member, bakari: Member
) -> None:
    given = world.answer(bakari, asked)
    answers.edit(bakari, given, "Quite new")
    helps.mark(amina, given)
    _question, first, second, third = drawn(asked)
    assert "Quite new" in first
    assert 'lang="sw"' in first
    assert "data-only" not in first
    assert "data-only" in second
    assert second == third
    assert "helped" in third


def test_what_is_withdrawn_is_not_sent(asked: Question, amina: Member, bakari: Member) -> None:
    given = world.answer(bakari, asked, "My secret")
    answers.withdraw(bakari, given)
    questions.withdraw(amina, asked)
    assert "My secret" not in "".join(drawn(asked))
    assert asked.title not in "".join(drawn(asked))


def test_a_badge_stands_on_the_answer_until_it_is_taken_back(
    asked: Question, mentor: Member, staff: Member
) -> None:
    world.answer(mentor, asked)
    assert "Grading maize" in drawn(asked)[1]
    revocations.revoke(staff, mentor.verifications.get(), uuid4(), "Stopped.")
    assert "Grading maize" not in drawn(asked)[1]


def test_many_events_are_drawn_with_few_queries(
    asked: Question, bakari: Member, django_assert_num_queries: Any
) -> None:
    world.answer(bakari, asked)
    with django_assert_num_queries(3):
        assert len(drawn(asked)) == 2
    for _ in range(5):
        world.answer(bakari, asked)
    with django_assert_num_queries(3):
        assert len(drawn(asked)) == 7


def test_an_event_of_something_gone_draws_nothing(asked: Question) -> None:
    event = Event(topic_id=asked.topic, number=9, kind="answer.given", subject=10**9)
    assert fragments.draw([event]) == [""]
