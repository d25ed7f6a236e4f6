"""How prices, sizes and days are written, the same for every reader."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.translation import override

from community.members.models import Member
from pricing import measures
from pricing.echo import echo
from pricing.knowledge import COMMODITIES, about
from pricing.models import Commodity
from pricing.templatetags import prices
from tests import world


@pytest.mark.parametrize(
    ("number", "written"),
    [("65", "65"), ("65.5", "65.50"), ("0.5", "0.50"), ("999.99", "999.99"), ("5850.4", "5,850")],
)
def test_shillings_only_where_cents_say_nothing(number: str, written: str) -> None:
    assert prices.money(Decimal(number)) == written


def test_a_currency_has_the_sign_people_know() -> None:
    assert [prices.sign(code) for code in ("KES", "UGX", "USD")] == ["KSh", "USh", "USD"]


@pytest.mark.parametrize(
    ("trend", "written"), [("4.2", "4.2"), ("-4.0", "4"), ("12.6", "13"), ("-999.9", "1000")]
)
def test_a_change_is_written_without_its_direction(trend: str, written: str) -> None:
    assert prices.share(Decimal(trend)) == written


def test_a_time_today_a_day_this_season_a_month_long_ago() -> None:
    now = timezone.localtime().replace(hour=12, minute=0)
    assert prices.day(now) == "12:00"
    assert str(now.year) not in prices.day(now - timedelta(days=40))
    assert str((now - timedelta(days=500)).year) in prices.day(now - timedelta(days=500))


def test_a_name_is_written_in_both_languages_once_where_they_agree() -> None:
    maize = thing("Maize", "Mahindi")
    assert prices.named(maize) == '<i lang="en">Maize</i><i lang="sw">Mahindi</i>'
    assert prices.named(thing("Omena", "")) == "Omena"
    assert prices.named(thing("<b>", "")) == "&lt;b&gt;"


def thing(name: str, name_sw: str) -> Commodity:
    return Commodity(name=name, name_sw=name_sw)


def test_words_are_the_same_whoever_asks() -> None:
    with override("sw"):
        there = prices.spoken("bag")
    assert there == prices.spoken("bag")


@pytest.mark.parametrize(
    ("factor", "base", "written"),
    [
        ("90", "kg", "90 kg"),
        ("0.5", "l", "500 ml"),
        ("0.2", "kg", "200 g"),
        ("1500", "kg", "1,500 kg"),
    ],
)
def test_a_size_is_written_as_on_the_pack(factor: str, base: str, written: str) -> None:
    assert measures.size(Decimal(factor), base) == written


def test_a_plain_number_has_no_exponent_and_no_trailing_noughts() -> None:
    assert [measures.plain(Decimal(one)) for one in ("90.0000", "1E+3", "0.500")] == [
        "90",
        "1,000",
        "0.5",
    ]


def test_what_was_understood_is_said_back(amina: Member) -> None:
    bag = world.quote(amina, "5850", unit="bag 90 kg")
    kilos = world.quote(amina, "130.50", quantity=Decimal(2))
    assert echo(bag) == "KES 5,850 for 1 bag of 90 kg = 65.00 per kg"
    assert echo(kilos) == "KES 130.50 for 2 kg = 65.25 per kg"


def test_what_is_known_of_goods() -> None:
    assert about("Beans (mung)").name_sw == "Ndengu"
    assert about("Rice (unheard of)") == COMMODITIES["Rice"]
    assert about("Moon cheese").sectors == ()
    assert all(one.name_sw and one.half_life > 0 for one in COMMODITIES.values())


def test_a_group_order_is_named_in_words_of_both_languages() -> None:
    html = str(prices.spoken("group-order"))
    assert "group order" in html
    assert "group-order" not in html
