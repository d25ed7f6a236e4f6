"""What a page and a post cost: a number of queries that neither members nor messages change."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from community.members.models import Member
from groups.models import Group, Room
from tests.groups.conftest import As

FRAMING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
SIGN_IN = ("django_session", "notices_notice")


def queries(act: Callable[[], Any]) -> list[str]:
    """What the act itself asks of the database, beside session, user and transaction marks."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        act()
    asked = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in asked if not sql.startswith(FRAMING) and not session(sql)]


def session(sql: str) -> bool:
    own = 'FROM "members_member" WHERE "members_member"."id"' in sql
    return own or any(table in sql for table in SIGN_IN) or "usersession" in sql


def post(client: Client, room: Room, text: str = "Mahindi imefika.") -> Callable[[], Any]:
    url = reverse("groups:messages", args=[room.pk])
    words = {"key": str(uuid4()), "text": text}
    return lambda: client.post(url, words, headers={"X-Sokoni": "live"})


@pytest.mark.django_db(transaction=True)
def test_a_post_costs_five_queries_drawing_included(
    as_: As, group: Group, room: Room, amina: Member
) -> None:
    browser = as_(amina)
    post(browser, room)()
    asked = queries(post(browser, room))
    for q in asked:
        print(q[:150])
    assert len(asked) <= 5, asked
