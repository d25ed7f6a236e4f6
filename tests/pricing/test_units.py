"""What a unit named by a trader holds, of this commodity, here."""

from decimal import Decimal

import pytest

from community.text.refusals import Refusal
from pricing import units
from pricing.models import Commodity, Market, Unit
from tests import world


@pytest.fixture
def maize(db: None) -> Commodity:
    return world.commodity()


@pytest.fixture
def here(db: None) -> Market:
    return world.market()


def held(factor: object) -> Decimal:
    return Decimal(str(factor))


@pytest.mark.parametrize("written", ["90 kg", "bag 90kg", "Bags of 90 KG", "gunia la 90 kg"])
def test_a_size_in_the_words_needs_no_table(maize: Commodity, here: Market, written: str) -> None:
    assert units.read(written, maize, here).factor == held(90)


def test_a_word_alone_is_looked_up(maize: Commodity, here: Market) -> None:
    Unit.objects.create(commodity=maize, name="gorogoro", factor=2)
    assert units.read("Gorogoro", maize, here).factor == held(2)


def test_what_a_bag_of_beans_holds_says_nothing_of_maize(maize: Commodity, here: Market) -> None:
    Unit.objects.create(commodity=world.commodity("Beans"), name="bag", factor=90)
    with pytest.raises(Refusal, match="We do not know “bag” here"):
        units.read("bag", maize, here)


def test_the_unit_of_the_place_comes_before_the_usual_one(maize: Commodity, here: Market) -> None:
    far = world.market("Kibuye", "Kisumu")
    Unit.objects.create(commodity=maize, name="debe", factor=18)
    Unit.objects.create(commodity=maize, name="debe", factor=20, place=far.place)
    assert units.read("debe", maize, here).factor == held(18)
    assert units.read("debe", maize, far).factor == held(20)


def test_an_unknown_unit_is_answered_with_the_known_ones(maize: Commodity, here: Market) -> None:
    Unit.objects.create(commodity=maize, name="tin", factor=Decimal("2.5"))
    with pytest.raises(Refusal, match=r"known: tin 2\.5 kg"):
        units.read("armful", maize, here)
    with pytest.raises(Refusal, match="known: l"):
        units.read("armful", world.commodity("Milk", base="l"), here)


def test_litres_of_maize_and_kilos_of_milk_cannot_be_compared(
    maize: Commodity, here: Market
) -> None:
    with pytest.raises(Refusal, match="Maize is counted in kg"):
        units.read("2 l", maize, here)
    with pytest.raises(Refusal, match="Milk is counted in l"):
        units.read("kg", world.commodity("Milk", base="l"), here)


def test_a_bunch_of_kale_is_its_own_measure(here: Market) -> None:
    kale = world.commodity("Kale")
    assert [units.read(unit, kale, here).base for unit in ("bunch", "50 kg")] == ["bunch", "kg"]


def test_a_unit_is_no_place_for_an_advertisement(maize: Commodity, here: Market) -> None:
    assert units.read("call me now 5 kg", maize, here).name == "pack"
    assert units.read("sack 5 kg", maize, here).name == "sack"
    for advertisement in ("call 0712345678 now 5 kg", "<b>cheap</b> 5 kg"):
        with pytest.raises(Refusal, match="We do not know"):
            units.read(advertisement, maize, here)
