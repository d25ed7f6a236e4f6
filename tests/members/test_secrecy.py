"""Nothing at the door tells whether a number has an account: not a word, not a query more."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.members.models import Member
from tests.members.door import ask, type_code

STRANGER = "+254722000111"
NEVER = "12345"  # too short to be anybody's code


def bare(response: Any, phone: str) -> tuple[int, list[tuple[str, str]], str]:
    """An answer without what differs in any two: the form's token, the time, the number typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    digits = re.escape(phone[4:7]) + r"\s?" + re.escape(phone[7:])
    headers = [
        (name, value)
        for name, value in response.items()
        if name not in {"Content-Length", "Expires"}
    ]
    return response.status_code, headers, re.sub(digits, "NUMBER", text)


def walk(phone: str) -> list[object]:
    """The way to the door as someone without the code can go it, answer by answer."""
    client = Client()
    answers = [ask(client, phone), client.get("/in/code/")]
    answers += [client.post("/in/code/again/")]
    answers += [type_code(client, NEVER) for _ in range(5)]
    answers += [client.get("/in/code/"), ask(client, phone)]
    return [bare(answer, phone) for answer in answers]


@pytest.mark.django_db
def test_a_known_and_an_unknown_number_get_the_same_answers_to_the_byte(amina: Member) -> None:
    known, unknown = walk(amina.phone or ""), walk(STRANGER)
    assert len(known) == 10
    assert known == unknown
    assert not Member.objects.filter(phone=STRANGER).exists()


@pytest.mark.django_db
def test_they_cost_the_same_queries(amina: Member) -> None:
    Client().get("/in/")
    assert queries(amina.phone or "") == queries(STRANGER)


def queries(phone: str) -> list[str]:
    client = Client()
    with CaptureQueriesContext(connection) as caught:
        ask(client, phone)
    return [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in caught.captured_queries]


@pytest.mark.django_db
def test_no_answer_at_the_door_is_kept_by_a_cache(client: Client) -> None:
    for answer in (client.get("/in/"), ask(client, STRANGER), client.get("/in/code/")):
        assert "no-store" in answer.headers["Cache-Control"]
