"""What a trade unit holds, as it is written."""

from decimal import Decimal

import pytest
from django.utils.translation import gettext, override
from hypothesis import given
from hypothesis import strategies as st

from pricing.measures import WORDS, Measure, measure, size, unit_word


@pytest.mark.parametrize(
    ("written", "name", "factor", "base"),
    [
        ("KG", "kg", "1", "kg"),
        ("90 KG", "bag", "90", "kg"),
        ("50 KG", "bag", "50", "kg"),
        ("126 KG", "extended bag", "126", "kg"),
        ("64 KG", "crate", "64", "kg"),
        ("13 KG", "net", "13", "kg"),
        ("L", "l", "1", "l"),
        ("500 ML", "pack", "0.5", "l"),
        ("200 G", "pack", "0.2", "kg"),
        ("400 G", "pack", "0.4", "kg"),
        ("Unit", "piece", "1", "piece"),
        ("Bunch", "bunch", "1", "bunch"),
        ("Head", "head", "1", "head"),
        ("dozen", "dozen", "12", "piece"),
        ("bale 24x2kg", "bale", "48", "kg"),
        ("bale 24 × 2 kg", "bale", "48", "kg"),
        ("bags of 90kg", "bag", "90", "kg"),
        ("gunia 90 kg", "bag", "90", "kg"),
        ("tin 18 kg", "tin", "18", "kg"),
        ("  Crate (64 KG) ", "crate", "64", "kg"),
        ("９０ kg", "bag", "90", "kg"),
        ("2.5 l", "pack", "2.5", "l"),
        ("1 kg", "kg", "1", "kg"),
        ("½ kg", "pack", "0.5", "kg"),
        ("1/2 kg", "pack", "0.5", "kg"),
        ("1½ kg", "pack", "1.5", "kg"),
        ("1 1/2 kg", "pack", "1.5", "kg"),
        ("24 x ½ kg", "pack", "12", "kg"),
        ("¾ l", "pack", "0.75", "l"),
        ("tin 1,000 kg", "tin", "1000", "kg"),
        ("٩٠ kg", "bag", "90", "kg"),
        ("90 kg bag", "bag", "90", "kg"),
        ("gunia kubwa la 126 kg", "extended bag", "126", "kg"),
        ("kikapu 10 kg", "pack", "10", "kg"),
        ("bunch (500 g)", "pack", "0.5", "kg"),
        ("dozen 12 piece", "dozen", "12", "piece"),
        ("tonne 1,000 kg", "tonne", "1000", "kg"),
    ],
)
def test_a_size_is_read_as_it_is_written(written: str, name: str, factor: str, base: str) -> None:
    assert measure(written) == Measure(name, Decimal(factor), base)


@pytest.mark.parametrize(
    "written", ["", "bag", "debe", "90", "0 kg", "999999999999 kg", "0.00001 g", "kg90x", "−5"]
)
def test_words_without_a_size_we_can_weigh_are_asked_about(written: str) -> None:
    assert measure(written) is None


@pytest.mark.parametrize(
    "written",
    [
        *("90,5 kg", "bag 90-100 kg", "bag 90/50 kg", "bag 1e9 kg", "2.5.5 kg", "bag 90kg 50kg"),
        *("bag -90 kg", "24x2 kg x 3", "2 kg x 24", "11/2 kg", "1/2/3 kg", "1/8 kg", "90⁄50 kg"),
        *("0.1/2 kg", "²5 kg", "5² kg", "½ 90 kg", "1½ 90 kg", "half 90 kg", "mbili 50 kg"),
        *("dozen 500 ml", "kg bag 90 kg", "call 0712345678 now 5 kg", "bag=90 kg", "<b> 5 kg"),
    ],
)
def test_any_other_number_or_sign_beside_the_size_is_asked_about(written: str) -> None:
    assert measure(written) is None


@given(st.integers(1, 999), st.sampled_from("-/,.x+=:e"), st.integers(1, 999))
def test_of_two_numbers_none_is_quietly_dropped(one: int, sign: str, other: int) -> None:
    found = measure(f"bag {one}{sign}{other} kg")
    whole = {"x": one * other, ".": Decimal(f"{one}.{other}"), ",": Decimal(f"{one}{other}")}
    if found is not None:
        assert found.factor == whole[sign]


def test_a_long_text_is_answered_at_once() -> None:
    for text in ("a " * 5000 + "5", "ab" * 5000, "1 " * 5000, "1" * 9000, "9,999" * 2000):
        assert measure(text) is None


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader_and_every_size_is_usable(written: str) -> None:
    found = measure(written)
    if found is not None:
        assert Decimal("0.0001") <= found.factor < 100_000
        assert len(found.name) <= 30
        assert size(found.factor, found.base)


@given(st.decimals("0.001", "9999", places=3), st.sampled_from(["kg", "l"]))
def test_what_is_printed_on_the_pack_is_read_back(factor: Decimal, base: str) -> None:
    found = measure(f"tin {size(factor, base).replace(',', '')}")
    assert found is not None
    assert (found.factor, found.base) == (factor, base)


def test_plural_and_swahili_are_the_same_unit() -> None:
    words = ["bag", "Bags", "gunia", "magunia", "bags of", "Debe", "madebe", "kreti"]
    assert [unit_word(word) for word in words] == ["bag"] * 5 + ["debe"] * 2 + ["crate"]


def test_every_unit_the_board_names_in_swahili_is_read_back() -> None:
    with override("sw"):
        said = {word: gettext(word) for word in WORDS - {"pack"}}
    assert {word: unit_word(name) for word, name in said.items()} == {word: word for word in said}
    assert {said["bag"], said["extended bag"]} == {"gunia", "gunia kubwa"}
