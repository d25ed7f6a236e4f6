"""The same access and acts as the pages; the same key twice gets the same answer."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.members import bearer
from community.members.models import Member
from groups.models import Group
from mentorship.models import Answer, Help, Question, Trial
from tests import world


@pytest.fixture
def call(client: Client) -> Any:
    def request(member: Member, method: str, path: str, body: Any = None) -> Any:
        headers = {"authorization": f"Bearer {bearer.issue(member)}"}
        return client.generic(
            method,
            f"/api/v1{path}",
            data=json.dumps(body) if body else "",
            content_type="application/json",
            headers=headers,
        )

    return request


def test_asking_and_answering(amina: Member, mentor: Member, group: Group, call: Any) -> None:
    body = {"key": str(uuid4()), "title": "How long is maize dried?"}
    asked = call(amina, "POST", f"/groups/{group.slug}/questions", body).json()
    assert asked == call(amina, "POST", f"/groups/{group.slug}/questions", body).json()
    assert Question.objects.count() == 1
    reply = {"key": str(uuid4()), "text": "Until a grain **cracks**."}
    given = call(mentor, "POST", f"/questions/{asked['id']}/answers", reply).json()
    assert given == call(mentor, "POST", f"/questions/{asked['id']}/answers", reply).json()
    assert given["html"] == "Until a grain <strong>cracks</strong>."
    assert given["skills"] == ["Grading maize"]
    whole = call(amina, "GET", f"/questions/{asked['id']}").json()
    assert whole["answers"] == [given]
    assert (whole["head"], whole["topic"]) == (2, f"question.{asked['id']}")
    (listed,) = call(amina, "GET", f"/groups/{group.slug}/questions?show=answered").json()
    assert (listed["title"], listed["answered"]) == (asked["title"], 1)


@pytest.mark.parametrize(
    "body", [{"title": "x"}, {"key": "no", "title": "x"}, {"title": ""}, {"title": "x" * 301}]
)
def test_a_bad_question_changes_nothing(
    amina: Member, group: Group, call: Any, body: dict[str, str]
) -> None:
    if "key" not in body and body["title"] != "x":
        body = body | {"key": str(uuid4())}
    answer = call(amina, "POST", f"/groups/{group.slug}/questions", body)
    assert answer.status_code == 422
    assert not Question.objects.exists()


def test_only_the_asker_marks_what_helped(
    amina: Member, bakari: Member, group: Group, call: Any
) -> None:
    given = world.answer(bakari, world.question(amina, group))
    refused = call(bakari, "POST", f"/answers/{given.pk}/help")
    assert refused.status_code == 422
    assert "Only the one who asked" in refused.json()["detail"]
    assert call(amina, "POST", f"/answers/{given.pk}/help").json()["helped"]
    assert Help.objects.count() == 1
    assert not call(amina, "DELETE", f"/answers/{given.pk}/help").json()["helped"]


def test_a_withdrawn_answer_has_no_words(
    amina: Member, bakari: Member, group: Group, call: Any
) -> None:
    given = world.answer(bakari, world.question(amina, group))
    Answer.objects.update(withdrawn_at=given.made_at)
    (shown,) = call(amina, "GET", f"/questions/{given.question_id}").json()["answers"]
    assert (shown["text"], shown["html"], shown["withdrawn"]) == ("", "", True)


def test_the_library_and_trying_it(
    amina: Member, bakari: Member, wanjiru: Member, group: Group, call: Any
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group))
    world.lesson(amina, group, "A draft")
    body = {"key": str(uuid4()), "outcome": "worked", "cost": "20.50", "words": "Two days."}
    first = call(wanjiru, "POST", f"/tutorials/{lesson.slug}/trials", body)
    assert first.json()["cost"] == "20.50"
    assert first.json() == call(wanjiru, "POST", f"/tutorials/{lesson.slug}/trials", body).json()
    assert Trial.objects.count() == 1
    (listed,) = call(amina, "GET", f"/groups/{group.slug}/tutorials?q=maize").json()
    assert (listed["title"], listed["worked"], listed["tried"]) == ("Dry maize well", 1, 1)
    whole = call(wanjiru, "GET", f"/tutorials/{lesson.slug}").json()
    assert "<h2>Why</h2>" in whole["html"]


def test_pages_end(amina: Member, group: Group, call: Any) -> None:
    world.question(amina, group)
    path = f"/groups/{group.slug}/questions?page="
    assert len(call(amina, "GET", f"{path}1").json()) == 1
    assert call(amina, "GET", f"{path}2").json() == []
    assert call(amina, "GET", f"{path}0").status_code == 422
