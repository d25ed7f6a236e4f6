"""The site's own names over those we ship."""

import json
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from community.members import bearer
from community.members.models import Member
from community.sectors.models import Place
from groups.models import Group
from pricing.models import Commodity, Market, Quote, Unit
from pricing.reading import Reading, read
from pricing.vocabulary import site_vocabulary

pytestmark = pytest.mark.django_db
LINE = "2 bags sugar 50kg 11600 total"


def said(text: str, place: str = "") -> Reading:
    return read(text, site_vocabulary(), place)


def run(*words: str) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("read_quote", *words, "--json", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_empty_site_reads_by_what_we_ship() -> None:
    assert not Commodity.objects.exists()
    assert said(LINE).unclear == ()
    assert said("sukari bag 5,800/= wakulima").place == "wakulima-nairobi"


def test_a_good_of_the_site_alone_is_known_by_all_its_names() -> None:
    assert said("vikoi 1kg 50").item == ""
    Commodity.objects.create(slug="vikoi", name="Vikoi", name_sw="Leso", synonyms="kanga cloth")
    names = ("vikoi", "leso", "kanga cloth")
    assert {said(f"{name} 1kg 50").item for name in names} == {"vikoi"}


def test_a_name_shared_with_a_good_we_ship_is_the_sites() -> None:
    assert said("mahindi 90kg 3400").item == "maize"
    Commodity.objects.create(slug="our-maize", name="Our maize", synonyms="mahindi, maize")
    assert said("mahindi 90kg 3400").item == "our-maize"
    Commodity.objects.create(slug="maize", name="Maize")
    assert said("mahindi 90kg 3400").item == "maize"


def test_a_trade_unit_is_no_name_of_a_good() -> None:
    Commodity.objects.create(slug="mitumba-jeans", name="Mitumba: jeans", synonyms="jeans, bale")
    assert said("unga bale 12x2kg 1530").item == "maize-flour"
    assert said("jeans bale 45kg 17500").item == "mitumba-jeans"


def test_of_goods_of_the_site_only_its_own_units_are_read() -> None:
    assert said("maize bag 3400").base_quantity == 90, "the site has no maize yet"
    maize = Commodity.objects.create(slug="maize", name="Maize")
    assert said("maize bag 3400").unclear == ("unit",)
    Unit.objects.create(commodity=maize, name="bag", factor=Decimal(100))
    assert said("maize bag 3400").base_quantity == 100


def test_a_unit_of_one_place_is_read_there_alone() -> None:
    maize = Commodity.objects.create(slug="maize", name="Maize")
    town, _new = Place.objects.get_or_create(slug="embu", defaults={"name": "Embu"})
    Unit.objects.create(commodity=maize, name="debe", factor=Decimal(18), place=town)
    assert said("maize debe 800 embu").base_quantity == 18
    assert said("maize debe 800", "embu").base_quantity == 18
    assert "unit" in said("maize debe 800 meru").unclear


def test_a_market_is_known_by_its_name_and_its_town_narrows_it() -> None:
    town, _new = Place.objects.get_or_create(slug="embu", defaults={"name": "Embu"})
    Market.objects.create(slug="chini-embu", name="Chinaga (Embu)", place=town)
    assert said("sugar 50kg 5800 chinaga embu").place == "chini-embu"
    assert said("sugar 50kg 5800 embu").place == "embu"


def test_a_town_with_the_name_of_a_common_word_is_not_heard_in_it() -> None:
    Place.objects.get_or_create(slug="wote", defaults={"name": "Wote"})
    assert said("hello wote, sugar 50kg 5800").place == ""
    assert said("wote town sugar 50kg 5800").place == "wote"


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries: Any) -> None:
    for number in range(5):
        Commodity.objects.create(slug=f"good-{number}", name=f"Good {number}")
    with django_assert_max_num_queries(8):
        site_vocabulary()


def test_the_command_prints_a_line_of_json() -> None:
    [answer] = run(LINE)
    assert answer == {
        "item": "sugar",
        "base_quantity": 100,
        "base_unit": "kg",
        "low": 11600,
        "high": 11600,
        "currency": "KES",
        "place": None,
        "kind": None,
        "asked": False,
        "confidence": 0.98,
        "unclear": [],
    }
    assert run("sugar 50kg 5800", "--place", "Nakuru")[0]["place"] == "nakuru"


def test_the_command_reads_each_line_of_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(f"{LINE}\n\nhello\n"))
    answers = run()
    assert [answer["item"] for answer in answers] == ["sugar", None, None]
    assert [bool(answer["unclear"]) for answer in answers] == [False, True, True]


def test_without_json_it_is_said_for_people() -> None:
    out = StringIO()
    call_command("read_quote", LINE, stdout=out)
    assert "item: sugar" in out.getvalue()


def ask(member: Member | None, **body: Any) -> Any:
    head = {"Authorization": f"Bearer {bearer.issue(member)}"} if member else {}
    words = json.dumps(body)
    kind = "application/json"
    return Client().post("/api/v1/quotes/reading", words, content_type=kind, headers=head)


def test_a_program_gets_the_reading_back_and_nothing_is_stored(amina: Member) -> None:
    answer = ask(amina, text=LINE, place="Nakuru")
    assert answer.status_code == 200
    assert answer.json()["low"] == 11600
    assert answer.json()["place"] == "nakuru"
    assert not Quote.objects.exists()


def test_a_program_is_told_what_to_ask_back(amina: Member) -> None:
    assert ask(amina, text="sugar 5800kg for 50").json()["unclear"] == ["swapped"]
    assert ask(amina, text="x" * 2000).status_code == 422


def test_the_members_own_place_counts_where_none_is_said(amina: Member, group: Group) -> None:
    amina.place = group.place
    amina.save()
    assert ask(amina, text=LINE).json()["place"] == group.place.slug
    assert ask(amina, text=f"{LINE} kisumu").json()["place"] == "kisumu"


def test_a_reading_is_for_members() -> None:
    assert ask(None, text=LINE).status_code == 401


def test_a_unit_a_steward_ended_is_not_read_as_what_we_ship() -> None:
    """On the page it is not known any more; by text it is asked about too."""
    sugar = Commodity.objects.create(slug="sugar", name="Sugar")
    bag = Unit.objects.create(commodity=sugar, name="bag", factor=100)
    assert said("sugar bag 5800 wakulima").base_quantity == 100
    Unit.objects.filter(pk=bag.pk).update(ended_at=timezone.now())
    assert said("sugar bag 5800 wakulima").unclear == ("unit",)
