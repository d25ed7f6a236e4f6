"""Comparing by what goods cost where they are needed."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from pricing import costs
from pricing.actions import payments
from pricing.costs import Costing, Wanted
from pricing.measures import measure
from pricing.models import Unit
from tests import world
from tests.pricing.conftest import Atmost, Page, signed_in


def seen(by: Member, market: str, *prices: str, town: str = "Nairobi", **words: Any) -> None:
    """Each price by the same person on another day, so that all of them count."""
    for ago, price in enumerate(prices):
        when = timezone.now() - timedelta(days=ago)
        at = world.market(market, town)
        world.quote(by, price, market=at, seen_at=when, sure=True, **words)


def watches(by: Member, group: Group) -> None:
    """Row E3: Jumia 1,500–1,600 with 200 for shipping; in town 1,100–1,200."""
    words = {"commodity": world.commodity("Smartwatch", "piece"), "unit": "piece"}
    seen(by, "Jumia", "1500", "1600", kind="online", **words)
    seen(by, "Luthuli", "1100", "1200", **words)
    for town in ("Nairobi", "Eldoret"):
        world.fare(by, group, "200", market=world.market("Jumia"), place=world.place(town))


def wanted(quantity: str = "1", unit: str = "piece", at: str = "Nairobi", **words: Any) -> Wanted:
    held = measure(unit)
    assert held
    return Wanted(Decimal(quantity), held, world.place(at), **words)


def costed(by: Member, ask: Wanted, name: str = "Smartwatch") -> list[Costing]:
    return costs.costed(world.commodity(name), "retail", ask, by)


def names(costing: Costing) -> list[str]:
    return [str(one.cell.market) for one in costing.known]


def test_row_e3_town_is_cheaper_by_500_to_700(amina: Member, group: Group, read: Page) -> None:
    watches(amina, group)
    [costing] = costed(amina, wanted())
    jumia = costing.known[1]
    assert names(costing) == ["Luthuli", "Jumia"]
    assert (jumia.landed.total.low, jumia.landed.total.high) == (1700, 1800)
    assert jumia.saved
    assert (jumia.saved.low, jumia.saved.high) == (500, 700)
    assert jumia.surely
    html = read(amina, "compare", "smartwatch", query="?quantity=1&unit=piece&place=nairobi")
    assert "Luthuli is cheaper than Jumia by 500 – 700" in html
    assert "1,500 – 1,600 + 200 shipping" in html


def test_the_way_to_eldoret_flips_the_choice(amina: Member, group: Group) -> None:
    """Kipchoge needs one watch in Eldoret; the trip to Nairobi and back is 1,400."""
    watches(amina, group)
    town = {"market": world.market("Luthuli"), "place": world.place("Eldoret")}
    world.fare(amina, group, "1400", **town)
    [one] = costed(amina, wanted(at="Eldoret"))
    assert names(one) == ["Jumia", "Luthuli"]
    assert one.known[1].saved
    assert (one.known[1].saved.low, one.known[1].saved.high) == (700, 900)
    [dozen] = costed(amina, wanted("12", at="Eldoret"))
    assert names(dozen) == ["Luthuli", "Jumia"]


def test_without_the_way_a_price_stands_apart(amina: Member, group: Group, read: Page) -> None:
    seen(amina, "Wakulima", "65")
    seen(amina, "Kibuye", "40", town="Kisumu")
    world.board(group)
    ask = wanted("2", "bag 90 kg")
    [costing] = costed(amina, ask, "Maize")
    assert names(costing) == ["Wakulima"]
    assert [str(one.cell.market) for one in costing.unknown] == ["Kibuye"]
    world.commodity()
    Unit.objects.create(commodity=world.commodity(), name="bag", factor=Decimal(90))
    query = "?quantity=2&unit=bag+90+kg&place=nairobi"
    html = read(amina, "compare", "maize", query=query)
    assert "1 market from which the way to Nairobi is not known" in html
    assert f"/groups/{group.slug}/fares/?market=kibuye&amp;place=nairobi" in html
    world.fare(amina, group, "900", market=world.market("Kibuye"))
    [costing] = costed(amina, ask, "Maize")
    assert names(costing) == ["Kibuye", "Wakulima"]
    assert costing.known[0].landed.total.middle == 40 * 180 + 900


def test_a_fee_is_reckoned_in(amina: Member) -> None:
    seen(amina, "Wakulima", "65")
    payments.choose(amina, Decimal(2), [])
    [costing] = costed(amina, wanted("100", "kg"), "Maize")
    assert costing.known[0].landed.fee.middle == 130
    assert costing.known[0].landed.per_base.middle == Decimal("66.3000")


def test_a_shop_on_the_net_is_not_free_to_reach_in_its_own_town(amina: Member) -> None:
    seen(amina, "Jumia", "60", kind="online")
    [costing] = costed(amina, wanted("1", "kg"), "Maize")
    assert costing.known == []
    assert len(costing.unknown) == 1


def test_what_is_counted_otherwise_is_refused_with_the_reason(amina: Member, read: Page) -> None:
    seen(amina, "Wakulima", "65")
    seen(amina, "Gikomba", "50", unit="bunch")
    kilos, bunches = costed(amina, wanted("1", "kg"), "Maize")
    assert kilos.refused == ""
    assert bunches.refused == "Sold by the bunch, so it cannot be compared with your kg."
    assert (bunches.known, bunches.unknown) == ([], [])
    html = read(amina, "compare", "maize", query="?quantity=1&unit=kg&place=nairobi")
    assert bunches.refused in html


def test_currencies_stand_apart(amina: Member) -> None:
    seen(amina, "Busia", "65")
    seen(amina, "Malaba", "2000", currency="UGX")
    found = costed(amina, wanted("1", "kg"), "Maize")
    assert [one.kin.currency for one in found] == ["KES", "UGX"]
    assert all(len(one.known) == 1 for one in found)


def test_old_prices_and_asked_ones_are_not_reckoned_with(amina: Member) -> None:
    when = timezone.now() - timedelta(days=400)
    world.quote(amina, "20", market=world.market("Gikomba"), seen_at=when)
    assert costed(amina, wanted("1", "kg"), "Maize") == []


def test_the_page_asks_back_what_is_not_clear(amina: Member, read: Page) -> None:
    seen(amina, "Wakulima", "65")
    for quantity in ("", "0", "-3", "lots", "5.800", "1e12"):
        query = f"?quantity={quantity}&unit=kg&place=nairobi"
        html = read(amina, "compare", "maize", query=query)
        assert 'class="errorlist"' in html
        assert "Landed" not in html
    for query in ("?quantity=1", "?quantity=1&unit=sack&place=nairobi", "?quantity=1&place=moon"):
        assert "Landed" not in read(amina, "compare", "maize", query=query)


def test_ones_own_place_is_filled_in(amina: Member, read: Page) -> None:
    seen(amina, "Wakulima", "65")
    world.place("Kisumu")
    amina.place = world.place("Kisumu")
    amina.save()
    assert '<option value="kisumu" selected>' in read(amina, "compare", "maize")


@pytest.mark.parametrize("few", [2, 12])
def test_a_reckoning_costs_the_same_for_many_markets(
    client: Client, amina: Member, group: Group, django_assert_max_num_queries: Atmost, few: int
) -> None:
    for number in range(few):
        seen(amina, f"Market {number}", "65")
        world.fare(amina, group, market=world.market(f"Market {number}"))
    signed_in(client, amina)
    with django_assert_max_num_queries(18):
        page = reverse("pricing:compare", args=["maize"])
        client.get(f"{page}?quantity=2&unit=kg&place=nairobi")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("unit=20+l", "Sugar is counted in kg"),
        ("unit=armful", "Choose a unit in the list"),
        ("unit=kg&place=atlantis", "Choose a place in the list"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_our_own_reason(
    amina: Member, read: Page, asked: str, reason: str
) -> None:
    world.quote(amina, "116", commodity=world.commodity("Sugar"), kind="retail")
    html = read(amina, "compare", "sugar", query=f"?quantity=2&{asked}")
    assert reason in html
    assert "valid choice" not in html
