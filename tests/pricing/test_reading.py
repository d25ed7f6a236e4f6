"""One line of how traders write, read as a price or asked back."""

import sys
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pricing.reading import Good, Reading, Size, Spot, read, shipped, vocabulary
from pricing.reading.line import LONGEST, ORDER

CORPUS = Path(__file__).with_name("corpus")
LINES, KEPT_APART, PACKETS = "lines.toml", "heldout.toml", "packets.toml"


class Case(NamedTuple):
    """asked: any of these words in unclear is right; empty where the line must be read."""

    text: str
    asked: frozenset[str]
    values: tuple[Any, ...] = ()

    def is_right(self, said: Reading) -> bool:
        if self.asked:
            return bool(self.asked & set(said.unclear))
        return not said.unclear and self.values == values(said)

    def is_wrongly_confident(self, said: Reading) -> bool:
        return not said.unclear and not self.is_right(said)


def values(said: Reading) -> tuple[Any, ...]:
    amount = (said.base_quantity, said.base_unit, said.low, said.high)
    return (said.item, *amount, said.place)


def cases(name: str) -> list[Case]:
    written = tomllib.loads((CORPUS / name).read_text(encoding="utf-8"))
    asked = [Case(text, frozenset(what.split())) for text, what in written["ask"]]
    return asked + [to_read(*row) for row in written["read"]]


def to_read(text: str, item: str, quantity: str, price: str, place: str) -> Case:
    number, unit = quantity.split()
    low, _, high = price.partition("-")
    amount = (Decimal(number), unit, Decimal(low), Decimal(high or low))
    return Case(text, frozenset(), (item, *amount, place))


def said(text: str, place: str = "") -> Reading:
    return read(text, shipped(), place)


def scored(names: tuple[str, ...]) -> tuple[int, list[Case], list[Case]]:
    found = [(case, said(case.text)) for name in names for case in cases(name)]
    misses = [case for case, reading in found if not case.is_right(reading)]
    wrong = [case for case, reading in found if case.is_wrongly_confident(reading)]
    print(f"{names}: {len(found)} lines, {len(misses)} missed, {len(wrong)} wrongly confident")
    print("\n".join(f"  {case.text!r}: {said(case.text)}" for case in misses))
    return len(found), misses, wrong


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    apart = cases(KEPT_APART)
    every = apart + cases(LINES)
    assert len(every) >= 400
    assert len(apart) >= 120
    assert len([case for case in every if case.asked]) >= 80
    assert len({case.text for case in every}) == len(every)


def test_lines_never_seen_while_building_are_read_right() -> None:
    count, misses, _wrong = scored((KEPT_APART,))
    assert len(misses) <= 0.05 * count


def test_of_two_packets_of_another_hand_no_number_is_wrong() -> None:
    count, misses, wrong = scored((PACKETS,))
    assert len(misses) <= 0.05 * count
    assert not wrong


def test_hardly_any_line_is_confidently_wrong() -> None:
    count, misses, wrong = scored((KEPT_APART, LINES, PACKETS))
    assert len(misses) <= 0.02 * count
    assert len(wrong) < 0.01 * count


def test_the_price_is_for_the_quantity_named() -> None:
    found = said("2 bags sugar 50kg 11600 total")
    assert values(found) == ("sugar", 100, "kg", 11600, 11600, "")
    assert (found.currency, found.unclear) == ("KES", ())
    assert found.confidence > 0.9


def test_a_price_of_each_is_multiplied() -> None:
    assert values(said("2 bags maize 90kg 3400 each"))[1:5] == (180, "kg", 6800, 6800)
    assert values(said("maize 2 bags @3400 = 6800"))[1:5] == (180, "kg", 6800, 6800)
    assert "price" in said("maize 2 bags @3400 = 7800").unclear


@pytest.mark.parametrize(
    "written",
    ["5,800/=", "KSh5.8k", "KSh5,8k", "58OO", "5,8oo", "٥٨٠٠", "５８００", "elfu tano mia nane"],
)
def test_one_number_in_many_coats(written: str) -> None:
    assert said(f"sugar 50kg {written}").low == 5800


@pytest.mark.parametrize(
    ("written", "kilos"),
    [("1/2 kg", "0.5"), ("3/4 kilo", "0.75"), ("2 1/2 kg", "2.5"), ("½ kg", "0.5")],
)
def test_half_and_quarter_kilos_are_read_as_they_are_written(written: str, kilos: str) -> None:
    assert values(said(f"sugar {written} 80"))[1] == Decimal(kilos)


@pytest.mark.parametrize("written", ["5.800", "5,80", "0", "-5800", "1000000000000", "5 or 6000"])
def test_a_number_that_may_be_another_is_asked_back(written: str) -> None:
    assert "price" in said(f"sugar 50kg {written}").unclear


def test_price_and_quantity_swapped_are_asked_back() -> None:
    assert said("sugar 5800kg for 50").unclear == ("swapped",)
    assert said("sugar 50kg for 5800").unclear == ()


@pytest.mark.parametrize("wish", ["nataka", "who has", "transport", "last week", "about", "sio"])
def test_a_wish_a_fee_or_a_doubt_is_no_price(wish: str) -> None:
    assert said("sugar 50kg 5800").unclear == ()
    assert "price" in said(f"{wish} sugar 50kg 5800").unclear


def test_of_two_markets_with_one_name_that_of_the_trader_is_meant() -> None:
    assert said("sugar 50kg 5800 wakulima").place == "wakulima-nairobi"
    assert said("sugar 50kg 5800 kibuye", "Nakuru").place == "kibuye-kisumu"
    assert said("sugar 50kg 5800", "Nakuru").place == "nakuru"
    assert said("sugar 50kg 5800", "nowhere at all").place == ""
    two = [Spot("a-x", ("soko",), "a"), Spot("b-x", ("soko",), "b")]
    known = vocabulary(shipped().goods.values(), two)
    assert read("sugar 50kg 5800 soko", known, "b-x").place == "b-x"
    assert read("sugar 50kg 5800 soko", known).unclear == ("place",)


def test_kind_and_asked_are_heard() -> None:
    assert said("sugar 50kg 5800 wholesale").kind == "wholesale"
    assert said("sukari 50kg 5800 rejareja").kind == "retail"
    assert said("sugar 50kg 5800 jumia").kind == "online"
    assert said("sugar 50kg 5800 bei ya jumla").kind == "wholesale"
    assert said("sugar 50kg 5800").kind == ""
    assert said("nauza sugar 50kg 5800").asked
    assert not said("sugar 50kg 5800").asked


def test_other_money_is_never_mixed_with_shillings() -> None:
    assert said("maize 100kg UGX 95,000").currency == "UGX"
    assert "price" in said("maize 90kg UGX 3,400").unclear
    assert "price" in said("maize 90kg ksh 3,400 ugx 95,000").unclear


def test_a_trade_unit_holds_what_it_holds_in_that_place() -> None:
    sizes = (Size("debe", Decimal(18), "kg"), Size("debe", Decimal(20), "kg", "meru"))
    spots = [Spot("meru", ("meru",), "meru"), Spot("embu", ("embu",), "embu")]
    bands = {"kg": (Decimal(20), Decimal(100))}
    known = vocabulary([Good("maize", ("maize",), bands, sizes)], spots)
    assert read("maize debe 800 embu", known).base_quantity == 18
    assert read("maize debe 800 meru", known).base_quantity == 20
    assert read("maize debe 800", known, "meru").base_quantity == 20
    assert "unit" in said("maize debe 800").unclear


def test_a_misspelt_word_is_never_read_across_two_goods() -> None:
    names = ("kandari", "kandaru")
    known = vocabulary([Good(name, (name,)) for name in names], [])
    assert read("kandari 1kg 50", known).item == "kandari"
    assert read("kandarx 1kg 50", known).unclear == ("item",)
    assert said("suger 50kg 5800").item == "sugar"
    assert said("suger 50kg 5800").confidence < said("sugar 50kg 5800").confidence


def test_another_good_beside_the_name_is_asked_back() -> None:
    for text in (
        "tomato paste 1kg 80",
        "maize seed 2kg 150",
        "rice flour 1kg 150",
        "maize flor 2kg 99",
    ):
        assert "item" in said(text).unclear, text


def test_a_line_too_long_is_asked_back() -> None:
    assert said("sugar 50kg 5800 " + "x" * LONGEST).unclear == ("item", "price")


def test_an_empty_vocabulary_knows_nothing_and_breaks_nothing() -> None:
    assert read("sugar 50kg 5800 wakulima", vocabulary([], [])).unclear == ("item",)


PIECES = """
sugar sukari maize unga eggs mayai kabichi nyanya bag bags gunia tray kg kilo lita 50kg 24x2kg 2 0
50 5800 5,800/= 5.800 5.8k 1100-1200 @45 @ / - x + ? ksh bob kila each per a kwa for of total moja
mbili elfu mia soo thao na nusu half hadi to wakulima kisumu nataka 0712345678 12/11/2026 ½ 1e12 -5
"""


def check(text: str) -> None:
    found = said(text)
    assert set(found.unclear) <= set(ORDER)
    if not found.unclear:
        assert found.item
        assert found.base_unit
        assert found.low is not None
        assert found.high is not None
        assert found.base_quantity is not None
        assert 0 < found.low <= found.high <= 1_000_000_000
        assert found.base_quantity > 0


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=LONGEST + 20))
def test_any_text_is_read_or_asked_back(text: str) -> None:
    check(text)


@settings(max_examples=800, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split()), max_size=14).map(" ".join))
def test_any_words_of_the_market_are_read_or_asked_back(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(
    st.decimals(1, 10**9, places=2), st.sampled_from(["50kg", "bag", "kilo", "2 bags", "24x2kg"])
)
def test_a_price_read_for_sure_is_the_number_written_and_believable(
    price: Decimal, amount: str
) -> None:
    found = said(f"sugar {amount} {price}")
    if not found.unclear:
        assert found.low == found.high == price
        assert found.base_quantity is not None
        assert 70 <= price / found.base_quantity <= 290


@pytest.mark.parametrize(
    "piece",
    ["1kg ", "sugar ", "a@", "bag 2 ", "elfu ", "maizx ", "1-", "x1", "na nusu ", "@a.", "5o"],
)
def test_a_line_made_to_be_slow_takes_a_number_of_steps_that_its_length_allows(piece: str) -> None:
    """Steps, not seconds: how many functions are called, for a whole line against half of one."""
    whole, half = (
        steps(piece * (LONGEST // len(piece))),
        steps(piece * (LONGEST // len(piece) // 2)),
    )
    assert whole <= 6 * half + 2000


def steps(text: str) -> int:
    calls = 0

    def called(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        said(text)
    finally:
        sys.setprofile(before)
    return calls
