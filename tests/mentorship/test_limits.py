"""A flood is stopped, and nothing of it is kept; what was sent before stands."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import questions
from mentorship.models import Answer, Question
from tests import world
from tests.doors import As


@pytest.fixture(autouse=True)
def fresh_window() -> Any:
    cache.clear()
    yield
    cache.clear()


def test_twenty_questions_a_day(amina: Member, bakari: Member, group: Group) -> None:
    for _ in range(20):
        last = world.question(amina, group)
    with pytest.raises(Refusal) as refused:
        world.question(amina, group)
    assert refused.value.status == 429
    assert Question.objects.count() == 20
    assert questions.ask(amina, group, last.key, last.title) == last, "a repeat costs nothing"
    world.question(bakari, group)


def test_twenty_answers_in_ten_minutes(
    amina: Member, bakari: Member, group: Group, as_: As
) -> None:
    asked = world.question(amina, group)
    for _ in range(20):
        world.answer(bakari, asked)
    words = {"text": "One more", "key": uuid4()}
    answer = as_(bakari).post(f"/questions/{asked.pk}/answers/", words)
    assert answer.status_code == 429
    assert "One more" in answer.content.decode()
    assert Answer.objects.count() == 20


def test_words_that_will_not_do_cost_nothing(amina: Member, group: Group) -> None:
    for _ in range(25):
        with pytest.raises(Refusal, match="Write something"):
            world.question(amina, group, " ")
    world.question(amina, group)
