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
    ],
)
def test_a_size_is_read_as_it_is_written(written: str, name: str, factor: str, base: str) -> None:
    assert measure(written) == Measure(name, Decimal(factor), base)


@pytest.mark.parametrize(
    "written", ["", "bag", "debe", "90", "0 kg", "999999999999 kg", "0.00001 g", "kg90x", "−5"]
)
def test_words_without_a_size_we_can_weigh_are_asked_about(written: str) -> None:
    assert measure(written) is None


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
