"""The JSON API of landed costs, fares, watches, lists and one's own book."""

import json
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from community.members import bearer
from community.members.models import Member
from groups.models import Group
from pricing.models import Fare, Line, Purchase, Watch
from tests import world

TODAY = timezone.localdate().isoformat()


class Program:
    def __init__(self, member: Member) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {bearer.issue(member)}"})

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/v1/{path}")

    def post(self, path: str, **words: Any) -> Any:
        body = json.dumps({"key": str(uuid4()), **words})
        return self.client.post(f"/api/v1/{path}", body, content_type="application/json")


def test_what_goods_cost_landed(amina: Member, group: Group) -> None:
    world.quote(amina, "65", kind="wholesale")
    world.quote(amina, "50", kind="wholesale", market=world.market("Kibuye", "Kisumu"))
    world.board(group)
    path = "costs?commodity=maize&quantity=2&unit=bag+90+kg&place=nairobi"
    [costing] = Program(amina).get(path).json()
    [known] = costing["known"]
    assert (known["market"], Decimal(known["total"]["middle"])) == ("wakulima", 11_700)
    assert costing["unknown"] == ["kibuye"]
    world.fare(amina, group, "900", market=world.market("Kibuye"))
    [costing] = Program(amina).get(path).json()
    assert [one["market"] for one in costing["known"]] == ["kibuye", "wakulima"]
    assert Decimal(costing["known"][1]["saved"]["middle"]) == 11_700 - 9900
    assert costing["known"][1]["surely"] is True


def test_who_takes_more_is_told_from_where_on_it_is_less(amina: Member, group: Group) -> None:
    for quantity, price in (("1", "4100"), ("10", "39000")):
        words = {"quantity": Decimal(quantity), "unit": "bag 90 kg", "kind": "wholesale"}
        world.quote(amina, price, sure=True, **words)
    path = "costs?commodity=maize&quantity=2&unit=bag+90+kg&place=nairobi"
    [known] = Program(amina).get(path).json()[0]["known"]
    assert [Decimal(step["least"]) for step in known["steps"]] == [0, 900]
    single, many = (Decimal(step["price"]["middle"]) for step in known["steps"])
    assert many < single


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("commodity=moon&quantity=1&unit=kg&place=nairobi", 404),
        ("commodity=maize&quantity=1&unit=kg&place=moon", 404),
        ("commodity=maize&quantity=0&unit=kg&place=nairobi", 422),
        ("commodity=maize&quantity=1&unit=lorry&place=nairobi", 422),
        ("commodity=maize&quantity=NaN&unit=kg&place=nairobi", 422),
    ],
)
def test_what_is_not_clear_is_refused(amina: Member, query: str, status: int) -> None:
    world.quote(amina)
    assert Program(amina).get(f"costs?{query}").status_code == status


def test_fares_of_a_group_are_for_its_members(amina: Member, chidi: Member, group: Group) -> None:
    world.market()
    path, words = f"groups/{group.slug}/fares", {"market": "wakulima", "place": "nairobi"}
    assert Program(amina).post(path, **words, per_trip="500").status_code == 200
    assert Program(amina).post(path, **words).status_code == 422
    assert [one["market"] for one in Program(amina).get(path).json()] == ["wakulima"]
    assert Program(chidi).get(path).status_code == 404
    assert Program(chidi).post(path, **words, per_trip="1").status_code == 404
    assert Fare.objects.count() == 1


def test_watches_are_begun_and_stopped(amina: Member, dalia: Member) -> None:
    cell = world.quote(amina).cell
    made = Program(dalia).post("watches", cell=cell.pk, below="60").json()
    assert (made["cell"], made["stands"]) == (cell.pk, True)
    assert Program(amina).get("watches").json() == []
    assert Program(amina).post(f"watches/{made['id']}/stop").status_code == 404
    assert Program(dalia).post(f"watches/{made['id']}/stop").json()["stands"] is False
    assert Program(dalia).post("watches", cell=cell.pk).status_code == 422
    assert Program(dalia).post("watches", cell=0, below="60").status_code == 404
    assert Watch.objects.count() == 1


def test_a_list_is_filled_and_answered(amina: Member, dalia: Member) -> None:
    world.quote(amina, "65", kind="wholesale")
    key = str(uuid4())
    words = {"commodity": "maize", "quantity": "2", "unit": "bag 90 kg", "key": key}
    first = Program(amina).post("lists/lines", **words).json()
    assert Program(amina).post("lists/lines", **words).json() == first
    assert Line.objects.count() == 1
    [mine] = Program(amina).get("lists").json()
    assert mine == {"id": first["list"], "name": "My list", "things": 1}
    answer = Program(amina).get(f"lists/{first['list']}/answer?place=nairobi").json()
    assert answer["alone"][0]["buys"] == {"wakulima": [first["id"]]}
    assert answer["split"] is None
    assert Program(dalia).get("lists").json() == []
    assert Program(dalia).get(f"lists/{first['list']}/answer?place=nairobi").status_code == 404
    assert Program(amina).get(f"lists/{first['list']}/answer?place=moon").status_code == 404


def test_the_book_is_told_to_its_member_alone(amina: Member, dalia: Member, staff: Member) -> None:
    world.commodity()
    words = {"commodity": "maize", "price": "11700", "quantity": "2", "unit": "bag 90 kg"}
    kept = Program(amina).post("purchases", **words, bought_on=TODAY)
    assert Decimal(kept.json()["per_base"]) == 65
    assert len(Program(amina).get(f"purchases?month={TODAY}").json()) == 1
    for other in (dalia, staff):
        assert Program(other).get(f"purchases?month={TODAY}").json() == []
    bad = Program(amina).post("purchases", **{**words, "price": "0"}, bought_on=TODAY)
    assert bad.status_code == 422
    for strange in ("9999-12-31", "0001-01-01"):
        assert Program(amina).get(f"purchases?month={strange}").json() == []
    assert Purchase.objects.count() == 1
