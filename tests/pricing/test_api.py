"""The JSON API: the same rights and the same acts as the pages."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.members import bearer
from community.members.models import Member
from groups.models import Group
from pricing.models import Quote
from tests import world


class Program:
    """A client with Amina's token, or another's."""

    def __init__(self, member: Member | None) -> None:
        self.client = Client()
        self.head = {"Authorization": f"Bearer {bearer.issue(member)}"} if member else {}

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/v1/{path}", headers=self.head)

    def post(self, words: dict[str, Any]) -> Any:
        body = json.dumps(words)
        kind = "application/json"
        return self.client.post("/api/v1/quotes", body, content_type=kind, headers=self.head)


@pytest.fixture
def words(group: Group) -> dict[str, Any]:
    goods, place = world.commodity().slug, world.market().slug
    said = {"commodity": goods, "market": place, "price": "5850", "unit": "bag 90 kg"}
    return said | {"key": str(uuid4()), "kind": "wholesale", "currency": "KES", "quantity": 1}


def test_a_quote_by_program_counts_like_one_by_page(amina: Member, words: dict[str, Any]) -> None:
    answer = Program(amina).post(words)
    assert answer.status_code == 200
    assert answer.json()["per_base"] == "65.0000"
    assert Quote.objects.get().author == amina


def test_the_same_key_twice_gets_the_same_answer(amina: Member, words: dict[str, Any]) -> None:
    first, second = Program(amina).post(words), Program(amina).post(words)
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert Quote.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "sent", "status"),
    [
        ("price", "0", 422),
        ("price", -5, 422),
        ("price", 1e12, 422),
        ("price", "NaN", 422),
        ("price", "5,800", 422),
        ("quantity", 0, 422),
        ("unit", "sackful", 422),
        ("kind", "barter", 422),
        ("currency", "KSH", 422),
        ("seen_at", "2199-01-01T00:00:00Z", 422),
        ("key", "not-a-key", 422),
        ("commodity", "moon", 404),
        ("market", "moon", 404),
    ],
)
def test_a_bad_quote_is_refused_and_changes_nothing(
    amina: Member, words: dict[str, Any], field: str, sent: object, status: int
) -> None:
    answer = Program(amina).post(words | {field: sent})
    assert answer.status_code == status
    assert "detail" in answer.json()
    assert not Quote.objects.exists()


def test_the_board_is_for_its_members(
    amina: Member, chidi: Member, group: Group, words: dict[str, Any]
) -> None:
    Program(amina).post(words)
    [line] = Program(amina).get(f"board?group={group.slug}").json()
    assert (line["middle"], line["people"], line["state"]) == ("65.0000", 1, "new")
    assert Program(chidi).get(f"board?group={group.slug}").status_code == 404
    assert Program(None).get(f"board?group={group.slug}").status_code == 401


def test_markets_are_compared_cheapest_first(amina: Member) -> None:
    world.quote(amina, "70")
    world.quote(amina, "60", market=world.market("Gikomba"))
    lines = Program(amina).get("compare?commodity=maize&kind=retail").json()
    assert [line["market"] for line in lines] == ["gikomba", "wakulima"]


def test_goods_and_markets_are_listed(amina: Member) -> None:
    world.quote(amina)
    assert [one["slug"] for one in Program(amina).get("commodities?q=mahindi").json()] == ["maize"]
    assert [one["slug"] for one in Program(amina).get("markets").json()] == ["wakulima"]
