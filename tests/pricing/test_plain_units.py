"""A plain bag: what it holds is the site's to say, and every door asks back or knows it alike."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from community.members.models import Member
from community.sms.actions.receiving import receive
from community.sms.models import Text
from groups.models import Group
from pricing import lines, reads, units
from pricing.models import Commodity, Market, Proposal, Quote, Unit
from pricing.said import usual_kind
from tests import world
from tests.doors import As, Call

pytestmark = pytest.mark.django_db
LINE = "sugar bag 5800 wakulima"


@pytest.fixture
def sugar() -> Commodity:
    return world.commodity("Sugar")


@pytest.fixture(autouse=True)
def here() -> Market:
    return world.market()


def by_page(as_: As, by: Member, group: Group, **words: str) -> str:
    """What the form says to it; '' where it was taken."""
    usual = {"key": str(uuid4()), "commodity": "sugar", "market": "wakulima", "price": "5800"}
    usual |= {"quantity": "1", "unit": "bag", "kind": "wholesale", "currency": "KES"}
    usual |= {"seen_at": timezone.localdate().isoformat(), "sure": "on"}
    answer = as_(by).post(new(group), usual | words)
    return "" if answer.status_code == 302 else answer.text


def new(group: Group) -> str:
    return reverse("pricing:quote_new", args=[group.slug])


def by_text(by: Member, line: str = LINE) -> str:
    receive(str(by.phone), line, str(uuid4()))
    return Text.objects.latest("pk").body


def test_a_bag_that_nobody_has_sized_is_asked_back_at_every_door(
    as_: As, call: Call, amina: Member, group: Group, sugar: Commodity
) -> None:
    assert "Say its size" in by_page(as_, amina, group)
    assert "How much does one hold?" in lines.laid(LINE, amina, group).question
    assert "How much does one hold?" in as_(amina).get(f"{new(group)}?line={LINE}").text
    assert "How much does one hold?" in by_text(amina)
    assert call(amina, "/quotes/reading", text=LINE).json()["unclear"] == ["unit"]
    said = {"key": str(uuid4()), "commodity": "sugar", "market": "wakulima", "price": "5800"}
    answer = call(amina, "/quotes", **said, unit="bag")
    assert (answer.status_code, answer.json()["field"]) == (422, "unit")
    assert not Quote.objects.exists()
    assert not Proposal.objects.exists()


def test_once_it_is_sized_every_door_reads_it_alike(
    as_: As, call: Call, amina: Member, group: Group, sugar: Commodity
) -> None:
    Unit.objects.create(commodity=sugar, name="bag", factor=50)
    assert by_page(as_, amina, group) == ""
    laid = lines.laid(LINE, amina, group)
    assert (laid.question, laid.words["quantity"], laid.words["unit"]) == ("", "50", "kg")
    assert "for 50 kg" in by_text(amina)
    assert call(amina, "/quotes/reading", text=LINE).json()["base_quantity"] == 50
    said = {"key": str(uuid4()), "commodity": "sugar", "market": "wakulima", "price": "5800"}
    assert call(amina, "/quotes", **said, unit="bag", sure=True).json()["per_base"] == "116.0000"


def test_another_good_with_a_name_in_common_lends_no_bag(amina: Member, group: Group) -> None:
    """White maize is maize to who speaks, yet what a bag of it holds was never said."""
    white = world.commodity("White maize")
    Commodity.objects.filter(pk=white.pk).update(synonyms="maize, mahindi")
    Unit.objects.create(commodity=world.commodity("Maize"), name="bag", factor=90)
    Commodity.objects.get(slug="maize").sectors.clear()
    laid = lines.laid("mahindi bag 3400 wakulima", amina, group)
    assert laid.words["commodity"] == "white-maize"
    assert "How much does one hold?" in laid.question


def test_new_goods_begin_with_what_they_usually_come_in_and_a_steward_s_word_stands(
    sugar: Commodity,
) -> None:
    ended = Unit.objects.create(commodity=world.commodity("Rice"), name="bag", factor=25)
    units.begin([sugar, world.commodity("Rice"), world.commodity("Khangas")])
    units.begin([sugar])
    assert Unit.objects.get(commodity=sugar, name="bag").factor == 50
    assert [*Unit.objects.filter(commodity__slug="rice", name="bag")] == [ended]
    assert not Unit.objects.filter(commodity__slug="khangas").exists()


def test_how_it_is_sold_is_the_same_at_every_door_where_nobody_says_it(
    as_: As, amina: Member, group: Group, sugar: Commodity
) -> None:
    def offered() -> str:
        return str(as_(amina).get(f"{new(group)}?commodity=sugar").context["form"]["kind"].value())

    assert offered() == usual_kind(amina, "sugar") == "wholesale"
    world.quote(amina, "120", commodity=sugar, kind="retail")
    world.quote(amina, "60", kind="online")
    assert offered() == usual_kind(amina, "sugar") == "retail"
    assert usual_kind(amina, "rice") == "online"
    assert "retail" in by_text(amina, "sugar 50kg 5800 wakulima")
    asked = as_(amina).get(f"{new(group)}?commodity=sugar&kind=online").context["form"]
    assert asked["kind"].value() == "online", "what a link says is said"


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_units_offered_are_in_the_language_of_the_page_and_are_all_understood(
    language: str, amina: Member, group: Group, sugar: Commodity, here: Market
) -> None:
    made = [("bag", 50), ("crate", 64), ("net", 13), ("gorogoro", 2), ("tin", 4), ("bale", 48)]
    for name, factor in made:
        Unit.objects.create(commodity=sugar, name=name, factor=factor)
    with override(language):
        offered = reads.unit_names(group)
        read = [units.read(one, sugar, here) for one in offered if one != "l"]
    factors = {measure.name: measure.factor for measure in read}
    assert factors.items() >= dict(made).items()
    assert ("gunia 50 kg" in offered) is (language == "sw")
    assert ("bag 50 kg" in offered) is (language == "en")
