"""Comparing markets, and the past of one price."""

import gzip
from datetime import timedelta
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from community.sectors.models import Place
from groups.models import Group
from pricing import comparison
from pricing.comparison import Section
from pricing.models import Cell, Market, Unit
from tests import world
from tests.pricing.conftest import Atmost, Page, signed_in


def at(member: Member, market: str, price: str, **words: Any) -> Any:
    return world.quote(member, price, market=world.market(market), **words)


def compared(by: Member, home: Place | None = None) -> list[Section]:
    cells = comparison.seen(by, world.commodity())
    return comparison.compare(comparison.of_kind(cells, "retail"), home)


def test_markets_stand_cheapest_first_per_kilo(amina: Member, read: Page) -> None:
    at(amina, "Gikomba", "70")
    at(amina, "Wakulima", "5400", unit="bag 90 kg")
    at(amina, "Kangemi", "65")
    html = read(amina, "compare", "maize")
    assert html.index("Wakulima") < html.index("Kangemi") < html.index("Gikomba")
    assert html.count('class="best"') == 1


def test_currencies_and_measures_stand_apart(amina: Member) -> None:
    at(amina, "Busia", "2000", currency="UGX")
    at(amina, "Wakulima", "65")
    at(amina, "Gikomba", "50", unit="bunch")
    sections = compared(amina)
    measures = {(one.currency, one.base): len(one.fresh) for one in sections}
    assert measures == {("UGX", "kg"): 1, ("KES", "kg"): 1, ("KES", "bunch"): 1}


def test_old_prices_stand_apart_and_are_never_the_best(amina: Member, read: Page) -> None:
    at(amina, "Gikomba", "70")
    at(amina, "Kangemi", "10", seen_at=timezone.now() - timedelta(days=400))
    [section] = compared(amina)
    assert [len(section.fresh), len(section.stale)] == [1, 1]
    assert "1 market with an old price" in read(amina, "compare", "maize")


def test_kinds_are_compared_apart(amina: Member, read: Page) -> None:
    at(amina, "Gikomba", "70")
    at(amina, "Kangemi", "60", kind="wholesale")
    html = read(amina, "compare", "maize", query="?kind=wholesale")
    assert "Kangemi" in html
    assert "Gikomba" not in html


def test_what_is_only_asked_stands_after_what_was_paid_and_grades_apart(
    amina: Member, read: Page
) -> None:
    """An asked price is no bargain: it never stands first, nor beside one that was paid."""
    at(amina, "Gikomba", "70")
    at(amina, "Gikomba", "50", asked=True)
    Cell.objects.filter(asked=False).update(grade="grade 1")
    sections = [(one.asked, one.grade, len(one.fresh)) for one in compared(amina)]
    assert sections == [(False, "grade 1", 1), (True, "", 1)]
    html = read(amina, "compare", "maize")
    assert html.index("grade 1") < html.index("/ kg · asked")
    assert html.index(">70<") < html.index(">50<")


def test_how_far_to_trust_a_price_is_said_wherever_it_is_shown(
    amina: Member, bakari: Member, read: Page
) -> None:
    at(amina, "Gikomba", "70", asked=True)
    path = ("history", "maize", "gikomba")
    assert "new</span>" in read(amina, "compare", "maize")
    assert "asked" in read(amina, *path)
    at(bakari, "Gikomba", "70", asked=True)
    for page in (("compare", "maize"), path):
        assert "confirmed</span>" in read(amina, *page)


def test_distance_is_told_where_both_places_are_known(amina: Member) -> None:
    at(amina, "Kibuye", "70")
    Market.objects.update(latitude=-0.09, longitude=34.77)
    amina.place = world.place("Nairobi")
    amina.place.latitude, amina.place.longitude = -1.286, 36.817
    [section] = compared(amina, amina.place)
    assert section.fresh[0].km == pytest.approx(264, abs=3)
    [unknown] = compared(amina)
    assert unknown.fresh[0].km is None


def test_a_comparison_costs_the_same_for_many_markets(
    client: Client, amina: Member, django_assert_max_num_queries: Atmost
) -> None:
    for number in range(12):
        at(amina, f"Market {number}", "65")
    signed_in(client, amina)
    with django_assert_max_num_queries(14):
        client.get(reverse("pricing:compare", args=["maize"]))


def test_the_past_is_drawn_as_a_small_picture_and_a_table(amina: Member, read: Page) -> None:
    for months in range(120):
        seen = timezone.now() - timedelta(days=30 * months)
        at(amina, "Wakulima", str(60 + months % 7), seen_at=seen)
    html = read(amina, "history", "maize", "wakulima", query="?years=all")
    picture = html[html.index('<svg class="chart"') :].partition("</svg>")[0] + "</svg>"
    assert len(picture.encode()) < 10_000
    drawing = ElementTree.fromstring(picture)
    words = [child.tag.rpartition("}")[2] for child in drawing]
    assert words[:2] == ["title", "desc"]
    assert {"polygon", "polyline", "circle", "text", "path"} <= set(words)
    assert "style" not in picture
    assert html.count("<tr>") > 100


def test_the_past_of_five_years_is_shown_unless_all_is_asked(amina: Member, read: Page) -> None:
    at(amina, "Wakulima", "65")
    at(amina, "Wakulima", "20", seen_at=timezone.now() - timedelta(days=365 * 9))
    assert read(amina, "history", "maize", "wakulima").count('<td class="num">20</td>') == 0
    everything = read(amina, "history", "maize", "wakulima", query="?years=all")
    assert everything.count('<td class="num">20</td>') == 3


def test_names_are_for_those_who_share_the_board(
    amina: Member, dalia: Member, chidi: Member, read: Page
) -> None:
    world.quote(amina)
    assert "/members/amina" in read(dalia, "history", "maize", "wakulima")
    assert "/members/amina" not in read(chidi, "history", "maize", "wakulima")
    assert "1 person" not in read(chidi, "history", "maize", "wakulima")


def test_only_ones_own_quote_can_be_taken_back(amina: Member, dalia: Member, read: Page) -> None:
    quote = world.quote(amina)
    url = reverse("pricing:withdrawal", args=[quote.pk])
    assert url in read(amina, "history", "maize", "wakulima")
    assert url not in read(dalia, "history", "maize", "wakulima")


def test_a_price_nobody_knows_says_what_to_do(amina: Member, read: Page) -> None:
    world.commodity()
    world.market()
    assert "Report the first one" in read(amina, "compare", "maize")
    assert "Report the first one" in read(amina, "history", "maize", "wakulima")


@pytest.mark.parametrize("path", ["/prices/moon/", "/prices/maize/moon/", "/markets/moon/"])
def test_what_does_not_exist_is_not_found(client: Client, amina: Member, path: str) -> None:
    world.commodity()
    assert signed_in(client, amina).get(path).status_code == 404


@pytest.mark.parametrize("path", ["/prices/", "/prices/maize/", "/markets/wakulima/"])
def test_the_pages_are_open_to_visitors_who_see_no_report(
    client: Client, amina: Member, path: str
) -> None:
    world.quote(amina, "65.50")
    answer = client.get(path)
    assert answer.status_code == 200
    assert "65.50" not in answer.content.decode()


def test_a_commodity_is_found_by_any_of_its_names(amina: Member, read: Page) -> None:
    maize = world.commodity()
    maize.name_sw, maize.synonyms = "Mahindi", "posho"
    maize.save()
    for words in ("maize", "mahindi", "POSHO"):
        assert "/prices/maize/" in read(amina, "goods", query=f"?q={words}")
    assert "/prices/maize/" not in read(amina, "goods", query="?q=tomato")


def test_a_market_shows_all_it_sells(amina: Member, read: Page) -> None:
    world.quote(amina)
    world.quote(amina, commodity=world.commodity("Beans"))
    assert read(amina, "market", "wakulima").count("<tr id=") == 2


def test_a_page_of_the_board_is_small(client: Client, amina: Member, group: Group) -> None:
    for number in range(45):
        words = {"market": world.market(f"Market {number}"), "unit": "bag 90 kg"}
        world.quote(amina, str(4000 + number), **words)
    page = signed_in(client, amina).get(reverse("pricing:board", args=[group.slug]))
    assert page.content.decode().count("<tr id=") == 40
    assert len(gzip.compress(page.content)) < 14 * 1024


def test_a_unit_is_named_in_both_languages(amina: Member, read: Page) -> None:
    Unit.objects.create(commodity=world.commodity(), name="debe", factor=Decimal(18))
    world.quote(amina, "900", unit="debe")
    assert "18 kg ≈&nbsp;900" in read(amina, "market", "wakulima")


def test_what_is_held_stays_readable_and_says_so(
    amina: Member, bakari: Member, dalia: Member, wanjiru: Member, read: Page
) -> None:
    for member in (amina, bakari, dalia):
        world.quote(member, "65")
    assert "held as unlikely" not in read(amina, "history", "maize", "wakulima")
    world.quote(wanjiru, "650", sure=True)
    html = read(amina, "history", "maize", "wakulima")
    assert "1 held as unlikely" in html
    assert html.count('<span class="chip">held as unlikely</span>') == 1


@pytest.mark.parametrize(
    "query", ["?kind=%00", "?kind=barter", "?years=%00", "?q=%00", "?page=%00"]
)
def test_no_address_breaks_the_pages(amina: Member, read: Page, query: str) -> None:
    world.quote(amina)
    assert "Maize" in read(amina, "compare", "maize", query=query)
    assert "Maize" in read(amina, "history", "maize", "wakulima", query=query)
    assert read(amina, "goods", query=query)
    assert "Maize" in read(amina, "market", "wakulima", query=query)


def test_the_past_costs_the_same_however_long_it_is(
    client: Client, amina: Member, django_assert_max_num_queries: Atmost
) -> None:
    for days in range(0, 300, 10):
        at(amina, "Wakulima", "65", seen_at=timezone.now() - timedelta(days=days))
    signed_in(client, amina)
    with django_assert_max_num_queries(25):
        client.get(reverse("pricing:history", args=["maize", "wakulima"]))


def test_two_currencies_have_each_their_own_picture(amina: Member, read: Page) -> None:
    at(amina, "Busia", "2000", currency="UGX")
    at(amina, "Busia", "65")
    html = read(amina, "history", "maize", "busia")
    assert html.count('<svg class="chart"') == 2
    assert "USh 2,000" in html
    assert "KSh 65" in html


def test_the_way_back_from_the_past_leads_to_the_same_kind(amina: Member, read: Page) -> None:
    at(amina, "Wakulima", "65", kind="wholesale")
    html = read(amina, "history", "maize", "wakulima")
    assert 'href="/prices/maize/?kind=wholesale"' in html


def test_the_time_of_year_is_drawn_and_told_in_words(amina: Member, read: Page) -> None:
    for months in range(12 * 6):
        seen = timezone.now() - timedelta(days=round(30.44 * months))
        price = "80" if seen.month == 6 else "50" if seen.month == 1 else "65"
        at(amina, "Wakulima", price, seen_at=seen, sure=True)
    html = read(amina, "history", "maize", "wakulima")
    assert "Usually cheapest in January and dearest in June, about 6" in html
    assert 'class="chart season"' in html
    assert html.count('class="dear"') == html.count('class="cheap"') == 1
    picture = html[html.index('<svg class="chart season"') :].partition("</svg>")[0] + "</svg>"
    ElementTree.fromstring(picture)
    assert "style" not in picture


def test_a_short_past_tells_no_time_of_year(amina: Member, read: Page) -> None:
    at(amina, "Wakulima", "65", seen_at=timezone.now() - timedelta(days=30))
    at(amina, "Wakulima", "70")
    html = read(amina, "history", "maize", "wakulima")
    assert "season" not in html
    assert "Up 7.7 % in 4 weeks." in html
    assert "From few reports, so take care: 1 now, 1 then." in html


def test_a_link_that_names_only_a_quantity_is_for_the_base_unit_at_ones_place(
    client: Client, amina: Member
) -> None:
    amina.place = world.place()
    amina.save()
    cell = world.quote(amina).cell
    page = f"/prices/{cell.commodity.slug}/?quantity=3&kind=retail"
    answer = signed_in(client, amina).get(page)
    assert "This field is required" not in answer.content.decode()
    assert (answer.context["wanted"].quantity, answer.context["wanted"].place) == (3, amina.place)
