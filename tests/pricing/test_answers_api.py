"""By program: one price with its story, put right, seen too, disputed and taken back."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from community.members.models import Member
from groups.models import Group
from pricing.actions import items
from pricing.models import Dispute, Quote, Withdrawal
from tests import world
from tests.pricing.test_own_api import Program

DOORS = ("confirmation", "correction", "dispute", "withdrawal")


@pytest.fixture
def quote(amina: Member) -> Quote:
    return world.quote(amina)


def test_a_price_is_put_right_once_for_one_key(amina: Member, quote: Quote) -> None:
    words = {"price": "56", "high": "58", "key": str(uuid4())}
    path = f"quotes/{quote.pk}/correction"
    first, second = (Program(amina).post(path, **words) for _again in range(2))
    assert first.json() == second.json()
    assert Decimal(first.json()["per_base"]) == 57
    assert (Quote.objects.count(), Quote.objects.latest("pk").about) == (2, quote)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"price": "65"}, "says already"),
        ({"price": "0"}, ""),
        ({"price": "-5"}, ""),
        ({"price": "1000000000000"}, ""),
        ({"price": "NaN"}, ""),
        ({"price": "60", "quantity": "0"}, ""),
        ({"price": "60", "unit": "lorry"}, ""),
        ({"price": "60", "key": "no key"}, ""),
        ({}, ""),
    ],
)
def test_a_bad_correction_changes_nothing(
    amina: Member, quote: Quote, more: dict[str, Any], said: str
) -> None:
    answer = Program(amina).post(f"quotes/{quote.pk}/correction", **more)
    assert answer.status_code == 422
    assert said in str(answer.json()["detail"])
    assert not Withdrawal.objects.exists()


def test_another_price_is_said_once_and_taken_back(dalia: Member, quote: Quote) -> None:
    path, words = f"quotes/{quote.pk}/dispute", {"price": "90", "key": str(uuid4())}
    first, second = (Program(dalia).post(path, **words) for _again in range(2))
    assert first.json() == second.json()
    assert Decimal(first.json()["other"]["price"]) == 90
    assert Dispute.objects.count() == 1
    assert Program(dalia).client.delete(f"/api/v1/{path}").status_code == 204
    assert not Dispute.objects.standing().exists()
    assert Program(dalia).client.delete(f"/api/v1/{path}").status_code == 404


def test_a_dispute_says_a_price_or_why(dalia: Member, quote: Quote) -> None:
    path = f"quotes/{quote.pk}/dispute"
    assert "Say the price" in Program(dalia).post(path).json()["detail"]
    made = Program(dalia).post(path, reason="The small tin.").json()
    assert (made["other"], made["reason"]) == (None, "The small tin.")


def test_ones_own_price_is_neither_disputed_nor_confirmed(amina: Member, quote: Quote) -> None:
    for door in ("dispute", "confirmation"):
        answer = Program(amina).post(f"quotes/{quote.pk}/{door}", reason="No.")
        assert answer.status_code == 422
        assert "your own price" in answer.json()["detail"]
    assert Quote.objects.count() == 1


def test_seen_too_is_counted_once(dalia: Member, quote: Quote) -> None:
    made = [Program(dalia).post(f"quotes/{quote.pk}/confirmation").json() for _again in range(2)]
    assert made[0] == made[1]
    assert Quote.objects.count() == 2


def test_taken_back_and_let_stand_again(amina: Member, quote: Quote) -> None:
    path = f"quotes/{quote.pk}/withdrawal"
    for _again in range(2):
        assert Program(amina).post(path).status_code == 204
    assert Program(amina).get(f"quotes/{quote.pk}").json()["state"] == "taken"
    assert Program(amina).client.delete(f"/api/v1/{path}").status_code == 200
    assert not Withdrawal.objects.exists()


def test_the_story_says_who_did_what(amina: Member, dalia: Member, quote: Quote) -> None:
    Program(dalia).post(f"quotes/{quote.pk}/dispute", price="90", reason="At the gate.")
    Program(amina).post(f"quotes/{quote.pk}/correction", price="66")
    story = Program(dalia).get(f"quotes/{quote.pk}").json()
    assert (story["state"], story["price"]) == ("corrected", "65.00")
    said = [(line["what"], line["who"], line["price"]) for line in story["told"]]
    assert said == [
        ("saw another price", dalia.handle, "90.00"),
        ("corrected it to", "", "66.00"),
    ]
    assert story["told"][0]["reason"] == "At the gate."


@pytest.mark.parametrize("who", ["chidi", "wanjiru"])
def test_strangers_and_sellers_find_nothing(
    request: pytest.FixtureRequest, bakari: Member, group: Group, quote: Quote, who: str
) -> None:
    one = request.getfixturevalue(who)
    if who == "wanjiru":
        world.sells_to(bakari, group, one)
    assert Program(one).get(f"quotes/{quote.pk}").status_code == 404
    answers = {Program(one).post(f"quotes/{quote.pk}/{door}", price="1") for door in DOORS}
    assert {answer.status_code for answer in answers} == {404}
    assert Quote.objects.count() == 1


def test_nobody_else_corrects_or_takes_back(dalia: Member, quote: Quote) -> None:
    for door in ("correction", "withdrawal"):
        answer = Program(dalia).post(f"quotes/{quote.pk}/{door}", price="1")
        assert answer.status_code == 404
    assert not Withdrawal.objects.exists()


def test_what_one_proposed_is_reported_while_it_waits(
    amina: Member, bakari: Member, dalia: Member, group: Group
) -> None:
    world.market()
    item = items.propose(amina, group, "Omena kavu", "kg")
    words = {"commodity": item.slug, "market": "wakulima", "price": "300", "unit": "kg"}
    assert Program(dalia).post("quotes", **words).status_code == 404
    assert Program(amina).post("quotes", **words).status_code == 200
    items.refuse(bakari, group, item, "No goods.")
    assert Program(amina).post("quotes", **words).status_code == 404
    assert Quote.objects.get().cell.commodity == item
