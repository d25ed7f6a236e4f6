"""A member's shopping lists."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from pricing import reads, shopping
from pricing.actions import baskets, payments
from pricing.models import Basket, Line
from pricing.shopping import Answer, Tour
from tests import world
from tests.pricing.conftest import Atmost, Page, signed_in


def price(by: Member, goods: str, market: str, price: str, **words: Any) -> None:
    usual = {"commodity": world.commodity(goods), "market": world.market(market), "sure": True}
    world.quote(by, price, **{"kind": "wholesale", **usual, **words})


def ask(by: Member, basket: Basket, kind: str = "wholesale") -> Answer:
    return shopping.answer(by, list(reads.on(basket)), world.place(), kind)


def told(tour: Tour | None) -> list[tuple[str, list[str]]]:
    assert tour
    return [(str(one.market), [str(line.commodity) for line in one.lines]) for one in tour.buys]


@pytest.fixture
def monday(amina: Member, group: Group) -> Basket:
    """Beans are 2,000 cheaper in Gikomba, maize 900 cheaper in Wakulima; the way there costs."""
    for goods, market, paid in (
        ("Maize", "Wakulima", "40"),
        ("Maize", "Gikomba", "50"),
        ("Beans", "Wakulima", "120"),
        ("Beans", "Gikomba", "100"),
    ):
        price(amina, goods, market, paid)
    world.fare(amina, group, "300", market=world.market("Gikomba"))
    return world.basket(amina, ("Maize", "1", "bag 90 kg"), ("Beans", "100", "kg"))


def test_the_market_cheapest_for_all_of_it_comes_first(amina: Member, monday: Basket) -> None:
    found = ask(amina, monday)
    assert [told(tour)[0][0] for tour in found.alone] == ["Gikomba", "Wakulima"]
    assert [tour.total.middle for tour in found.alone] == [4500 + 10_000 + 300, 3600 + 12_000]
    assert found.currency == "KES"


def test_a_split_that_pays_for_the_trip_is_told_with_what_it_saves(
    amina: Member, monday: Basket
) -> None:
    found = ask(amina, monday)
    assert told(found.split) == [("Wakulima", ["Maize"]), ("Gikomba", ["Beans"])]
    assert found.saved
    assert found.saved.middle == 900


def test_a_split_that_does_not_pay_is_not_told(amina: Member, group: Group, monday: Basket) -> None:
    world.fare(amina, group, "1000", market=world.market("Wakulima"))
    assert ask(amina, monday).split is None


def test_the_fee_is_reckoned_in(amina: Member, monday: Basket) -> None:
    payments.choose(amina, Decimal(1), [])
    assert ask(amina, monday).alone[0].total.middle == 14_500 + 145 + 300


def test_a_market_nobody_knows_the_way_from_is_named(
    amina: Member, group: Group, monday: Basket
) -> None:
    world.market("Kibuye", "Kisumu")
    price(amina, "Maize", "Kibuye", "10")
    world.board(group)
    found = ask(amina, monday)
    assert [str(market) for market in found.unknown] == ["Kibuye"]
    assert len(found.alone) == 2


def test_what_no_market_has_is_named(amina: Member, monday: Basket) -> None:
    world.commodity("Sugar")
    baskets.put(amina, uuid4(), world.commodity("Sugar"), Decimal(1), "kg", basket=monday)
    found = ask(amina, monday)
    assert [str(line.commodity) for line in found.nowhere] == ["Sugar"]
    assert [len(tour.lacking) for tour in found.alone] == [1, 1]


def test_what_one_market_lacks_a_second_brings(amina: Member, monday: Basket) -> None:
    price(amina, "Sugar", "Gikomba", "110")
    baskets.put(amina, uuid4(), world.commodity("Sugar"), Decimal(50), "kg", basket=monday)
    found = ask(amina, monday)
    assert [len(tour.lacking) for tour in found.alone] == [0, 1]
    only = world.basket(amina, ("Sugar", "1", "kg"), ("Rice", "1", "kg"))
    price(amina, "Rice", "Wakulima", "150")
    both = ask(amina, only)
    assert both.split
    assert both.saved is None


def test_measures_kinds_and_currencies_never_meet(amina: Member, monday: Basket) -> None:
    price(amina, "Maize", "Kangemi", "5", unit="bunch")
    price(amina, "Maize", "Kangemi", "5", kind="retail")
    price(amina, "Maize", "Kangemi", "5", currency="UGX")
    names = [told(tour)[0][0] for tour in ask(amina, monday).alone]
    assert "Kangemi" not in names
    assert [told(tour)[0][0] for tour in ask(amina, monday, "retail").alone] == ["Kangemi"]


def test_an_empty_list_has_no_answer(amina: Member, group: Group) -> None:
    found = ask(amina, world.basket(amina))
    assert (found.alone, found.split, found.nowhere) == ([], None, [])


def test_the_first_thing_makes_the_first_list(amina: Member, group: Group) -> None:
    key = uuid4()
    line = baskets.put(amina, key, world.commodity(), Decimal(2), "bag 90 kg")
    assert baskets.put(amina, key, world.commodity(), Decimal(2), "bag 90 kg") == line
    assert baskets.put(amina, uuid4(), world.commodity(), Decimal(1), "kg").basket == line.basket
    assert str(line.basket) == "My list"
    assert (line.base_quantity, line.written_unit) == (180, "bag 90 kg")


@pytest.mark.parametrize(
    ("quantity", "unit"), [("0", "kg"), ("-1", "kg"), ("1e12", "kg"), ("1", "lorry"), ("1", "")]
)
def test_what_cannot_be_bought_is_refused(
    amina: Member, group: Group, quantity: str, unit: str
) -> None:
    with pytest.raises(Refusal):
        baskets.put(amina, uuid4(), world.commodity(), Decimal(quantity), unit)
    assert not Line.objects.exists()
    assert not Basket.objects.exists()


def test_a_list_holds_ten_things_and_a_member_twenty_lists(amina: Member, group: Group) -> None:
    full = world.basket(amina, *[("Maize", str(n), "kg") for n in range(1, 11)])
    with pytest.raises(Refusal):
        baskets.put(amina, uuid4(), world.commodity(), Decimal(1), "kg", basket=full)
    for _ in range(19):
        world.basket(amina)
    with pytest.raises(Refusal):
        world.basket(amina)
    with pytest.raises(Refusal):
        baskets.begin(amina, uuid4(), "   ")


def test_lists_are_made_and_filled_on_their_pages(
    client: Client, amina: Member, monday: Basket, read: Page
) -> None:
    signed_in(client, amina)
    made = client.post(reverse("pricing:baskets"), {"name": "Friday", "key": str(uuid4())})
    sent = {"commodity": "maize", "quantity": "2", "unit": "bag 90 kg", "key": str(uuid4())}
    assert client.post(made["Location"], sent).status_code == 302
    assert "2 × " in client.get(made["Location"]).content.decode()
    answer = client.post(made["Location"], {**sent, "quantity": "2 or 3", "key": str(uuid4())})
    assert answer.status_code == 422
    assert 'value="2 or 3"' in answer.content.decode()
    assert "Friday" in read(amina, "baskets")


def test_the_page_of_a_list_tells_where_to_go(amina: Member, monday: Basket, read: Page) -> None:
    html = read(amina, "basket", str(monday.pk), query="?place=nairobi&kind=wholesale")
    assert html.index("Gikomba") < html.index("Over two markets")
    assert "Saves about 900 after both trips (900)." in html
    assert "Say where you need it" in read(amina, "basket", str(monday.pk), query="?place=moon")


def test_a_price_goes_onto_the_list_from_its_own_page(
    client: Client, amina: Member, monday: Basket, read: Page
) -> None:
    html = read(amina, "compare", "beans", query="?quantity=3&unit=kg&place=nairobi")
    assert reverse("pricing:basket_put") in html
    sent = {"commodity": "beans", "quantity": "3", "unit": "kg", "key": str(uuid4())}
    answer = signed_in(client, amina).post(reverse("pricing:basket_put"), sent)
    assert answer["Location"] == reverse("pricing:basket", args=[monday.pk])
    bad = {**sent, "quantity": "", "key": str(uuid4())}
    assert client.post(reverse("pricing:basket_put"), bad).status_code == 422


def test_what_is_taken_off_or_dropped_can_be_put_back(
    client: Client, amina: Member, monday: Basket
) -> None:
    line = monday.lines.order_by("pk")[0]
    signed_in(client, amina)
    off, drop = (
        reverse("pricing:line_removal", args=[line.pk]),
        reverse("pricing:basket_dropping", args=[monday.pk]),
    )
    client.post(off)
    assert reads.on(monday).count() == 1
    client.post(off, {"undo": "1"})
    assert reads.on(monday).count() == 2
    client.post(drop)
    assert "Take up again" in client.get(reverse("pricing:baskets")).content.decode()
    client.post(drop, {"undo": "1"})
    assert "Take up again" not in client.get(reverse("pricing:baskets")).content.decode()


def test_a_longer_list_is_reckoned_at_the_price_of_its_quantity(
    amina: Member, group: Group
) -> None:
    bag = {"unit": "bag 90 kg"}
    price(amina, "Maize", "Wakulima", "4100", **bag)
    price(amina, "Maize", "Wakulima", "39000", quantity=Decimal(10), **bag)
    for bags, total in (("2", 8200), ("10", 39_000)):
        found = ask(amina, world.basket(amina, ("Maize", bags, "bag 90 kg")))
        assert round(found.alone[0].total.middle) == total


def test_lists_are_ones_own_affair(
    client: Client, bakari: Member, chidi: Member, staff: Member, monday: Basket
) -> None:
    line = monday.lines.order_by("pk")[0]
    for other in (bakari, chidi, staff):
        signed_in(client, other)
        page = reverse("pricing:basket", args=[monday.pk])
        assert client.get(page).status_code == client.post(page).status_code == 404
        for name, pk in (("line_removal", line.pk), ("basket_dropping", monday.pk)):
            assert client.post(reverse(f"pricing:{name}", args=[pk])).status_code == 404
        assert "Monday" not in client.get(reverse("pricing:baskets")).content.decode()
    assert reads.on(monday).count() == 2


def test_an_answer_costs_the_same_for_many_markets(
    client: Client, amina: Member, monday: Basket, django_assert_max_num_queries: Atmost
) -> None:
    for number in range(12):
        price(amina, "Maize", f"Market {number}", str(40 + number))
    signed_in(client, amina)
    with django_assert_max_num_queries(21):
        client.get(reverse("pricing:basket", args=[monday.pk]) + "?place=nairobi")
