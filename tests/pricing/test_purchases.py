"""A member's own book."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from pricing import ledger
from pricing.actions import purchases, quotes
from pricing.ledger import Book
from pricing.models import Purchase, Quote
from tests import world
from tests.pricing.conftest import Atmost, Page, signed_in

THIS = timezone.localdate().replace(day=1)


def bought(by: Member, price: str = "10800", **words: Any) -> Purchase:
    """Two bags of maize at Wakulima, wholesale, today, unless said."""
    usual: dict[str, Any] = {
        "commodity": world.commodity(),
        "market": world.market(),
        "quantity": Decimal(2),
        "unit": "bag 90 kg",
        "bought_on": timezone.localdate(),
        "key": uuid4(),
    }
    return purchases.keep(by, price=Decimal(price), **usual | words)


def paid(by: Member, price: str, **words: Any) -> Quote:
    return world.quote(by, price, kind="wholesale", sure=True, **words)


def book(by: Member, month: date | None = None) -> Book:
    return ledger.book(by, month or timezone.localdate().replace(day=1))


def sums(by: Member) -> dict[str, Decimal]:
    return {one.currency: one.paid for one in book(by).sums}


def test_what_was_reported_as_paid_is_in_the_book_by_itself(amina: Member, dalia: Member) -> None:
    paid(amina, "5850", unit="bag 90 kg")
    paid(dalia, "5000", unit="bag 90 kg")
    [entry] = book(amina).entries
    assert (entry.what.price, entry.what.per_base) == (5850, 65)
    assert sums(amina) == {"KES": 5850}


def test_a_line_of_ones_own_is_added_to_the_sum_of_the_month(amina: Member) -> None:
    bought(amina)
    bought(amina, "300", unit="kg", quantity=Decimal(5), market=None)
    bought(amina, "4000", currency="UGX")
    old = timezone.localdate().replace(day=1) - timedelta(days=1)
    bought(amina, "9999", bought_on=old)
    assert sums(amina) == {"KES": 11_100, "UGX": 4000}
    assert [one.paid for one in book(amina, old.replace(day=1)).sums] == [9999]


def test_a_report_of_one_bag_becomes_the_three_that_were_bought(amina: Member) -> None:
    quote = paid(amina, "5850", unit="bag 90 kg")
    three = bought(amina, "17550", quantity=Decimal(3), quote=quote)
    assert [entry.what for entry in book(amina).entries] == [three]
    four = bought(amina, "23400", quantity=Decimal(4), quote=quote)
    assert [entry.what for entry in book(amina).entries] == [four]
    quote.cell.refresh_from_db()
    assert quote.cell.middle == 65, "the board knows nothing of it"


def test_a_price_one_did_not_buy_at_is_left_out(amina: Member) -> None:
    quote = paid(amina, "65")
    line = purchases.leave_out(amina, quote)
    assert purchases.leave_out(amina, quote) == line
    assert book(amina).entries == []
    purchases.restore(amina, line)
    assert sums(amina) == {"KES": 65}


def test_offers_and_what_was_taken_back_were_not_bought(amina: Member) -> None:
    paid(amina, "65", market=world.market("Jumia"))
    world.quote(amina, "60", kind="online")
    world.quote(amina, "60", kind="supplier")
    quotes.withdraw(amina, paid(amina, "70"))
    assert sums(amina) == {"KES": 65}


def test_the_month_is_told_against_the_middle_of_the_market(
    amina: Member, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    for member in (bakari, dalia, wanjiru):
        paid(member, "50")
    bought(amina, "9630")
    bought(amina, "100", commodity=world.commodity("Beans"), unit="kg", quantity=Decimal(1))
    [sum_] = book(amina).sums
    assert (sum_.paid, sum_.compared, sum_.share) == (9730, 9630, 7)
    assert sorted(entry.share or 0 for entry in book(amina).entries) == [0, 7]


def test_two_others_are_too_few_to_compare_with(amina: Member, dalia: Member) -> None:
    paid(dalia, "50")
    paid(amina, "90", seen_at=timezone.now())
    bought(amina)
    [sum_] = book(amina).sums
    assert sum_.share is None


def test_kinds_markets_and_measures_are_compared_apart(
    amina: Member, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    for member in (bakari, dalia, wanjiru):
        world.quote(member, "50", kind="retail")
        paid(member, "50", market=world.market("Gikomba"))
        paid(member, "50", unit="bunch")
    bought(amina)
    assert [entry.middle for entry in book(amina).entries] == [None]


@pytest.mark.parametrize(
    "words",
    [
        {"quantity": Decimal(0)},
        {"quantity": Decimal(-1)},
        {"quantity": Decimal(10) ** 12},
        {"unit": "lorry"},
        {"bought_on": timezone.localdate() + timedelta(days=2)},
        {"bought_on": date(1980, 1, 1)},
    ],
)
def test_what_cannot_have_been_bought_is_refused(amina: Member, words: dict[str, Any]) -> None:
    with pytest.raises(Refusal):
        bought(amina, **words)
    for price in ("0", "-5", "1e12"):
        with pytest.raises(Refusal):
            bought(amina, price)
    assert not Purchase.objects.exists()


def test_the_same_form_twice_is_one_line(amina: Member) -> None:
    key = uuid4()
    assert bought(amina, key=key) == bought(amina, key=key)
    with pytest.raises(Refusal):
        bought(amina, "1", key=key)
    assert Purchase.objects.count() == 1


def typed(**words: str) -> dict[str, str]:
    usual = {"commodity": "maize", "quantity": "2", "unit": "bag 90 kg", "price": "10,800"}
    usual |= {"currency": "KES", "market": "", "kind": "wholesale", "key": str(uuid4())}
    return {**usual, "bought_on": timezone.localdate().isoformat(), **words}


def test_a_line_is_typed_on_a_page(client: Client, amina: Member, read: Page) -> None:
    world.commodity()
    signed_in(client, amina)
    assert client.post(reverse("pricing:purchase_new"), typed()).status_code == 302
    assert "KSh 10,800" in read(amina, "purchases")
    answer = client.post(reverse("pricing:purchase_new"), typed(price="10.800"))
    assert answer.status_code == 422
    assert 'value="10.800"' in answer.content.decode()
    assert Purchase.objects.count() == 1


def test_a_report_is_filled_in_to_be_corrected(client: Client, amina: Member, read: Page) -> None:
    quote = paid(amina, "5850", unit="bag 90 kg")
    url = reverse("pricing:purchase_of_quote", args=[quote.pk])
    assert url in read(amina, "purchases")
    page = signed_in(client, amina).get(url).content.decode()
    assert 'value="5,850"' in page
    assert 'value="bag 90 kg"' in page
    client.post(url, typed(quantity="3", price="17550"))
    assert "KSh 17,550" in read(amina, "purchases")
    assert "KSh 5,850" not in read(amina, "purchases")


def test_a_line_taken_out_can_be_put_back(client: Client, amina: Member, read: Page) -> None:
    quote, line = paid(amina, "65"), bought(amina)
    signed_in(client, amina)
    client.post(reverse("pricing:purchase_omission", args=[quote.pk]))
    out = reverse("pricing:purchase_removal", args=[line.pk])
    client.post(out)
    html = read(amina, "purchases")
    assert html.count("Put back") == 2
    assert "Nothing in this month" in html
    client.post(out, {"undo": "1"})
    assert "KSh 10,800" in read(amina, "purchases")


def test_nobody_else_ever_sees_a_line(
    client: Client, amina: Member, bakari: Member, dalia: Member, chidi: Member, staff: Member
) -> None:
    quote, line = paid(amina, "65"), bought(amina, "12345")
    pages = [
        reverse("pricing:purchase_of_quote", args=[quote.pk]),
        reverse("pricing:purchase_removal", args=[line.pk]),
        reverse("pricing:purchase_omission", args=[quote.pk]),
    ]
    for other in (bakari, dalia, chidi, staff):
        signed_in(client, other)
        assert {client.post(page, typed()).status_code for page in pages} == {404}
        assert "12,345" not in client.get(reverse("pricing:purchases")).content.decode()
        assert "12345" not in client.get(reverse("pricing:purchases_csv")).content.decode()
    client.logout()
    for page in (reverse("pricing:purchases"), reverse("pricing:purchases_csv"), pages[0]):
        assert client.get(page)["Location"].startswith("/in/")
    line.refresh_from_db()
    assert line.removed_at is None


def test_staff_find_no_book_at_their_desk(client: Client, staff: Member, amina: Member) -> None:
    bought(amina, "12345")
    signed_in(client, staff)
    assert "purchase" not in client.get("/admin/").content.decode().lower()
    assert client.get("/admin/pricing/purchase/").status_code == 404


def test_all_of_it_comes_out_as_a_file(client: Client, amina: Member) -> None:
    maize = world.commodity()
    maize.name = "=Maize"
    maize.save()
    bought(amina)
    paid(amina, "65", seen_at=timezone.now() - timedelta(days=90))
    answer = signed_in(client, amina).get(reverse("pricing:purchases_csv"))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(StringIO(answer.content.decode())))
    assert [row["paid"] for row in rows] == ["10800.00", "65.00"]
    assert rows[0]["what"] == "'=Maize"
    assert (rows[0]["quantity"], rows[0]["unit"], rows[0]["per_base"]) == (
        "2",
        "bag 90 kg",
        "60.0000",
    )


@pytest.mark.parametrize("query", ["?month=moon", "?month=2999-01", "?month=1066-10", "?month=%00"])
def test_no_address_breaks_the_book(amina: Member, read: Page, query: str) -> None:
    bought(amina)
    assert "KSh 10,800" in read(amina, "purchases", query=query)


def test_a_month_costs_the_same_however_much_was_bought(
    client: Client, amina: Member, group: Group, django_assert_max_num_queries: Atmost
) -> None:
    for number in range(12):
        bought(amina, market=world.market(f"Market {number}"))
        paid(amina, "65", market=world.market(f"Market {number}"))
    signed_in(client, amina)
    with django_assert_max_num_queries(12):
        client.get(reverse("pricing:purchases"))
