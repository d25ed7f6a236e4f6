"""The steps of reading a line, each by itself."""

from decimal import Decimal

import pytest

from pricing.reading import shipped
from pricing.reading.figures import worth
from pricing.reading.parts import parts
from pricing.reading.spelled import spelled
from pricing.reading.spelling import apart, nearest
from pricing.reading.tokens import Token, is_code, tidy, tokens
from pricing.reading.vocabulary import key, stem


def marks(text: str) -> str:
    return "".join(token.mark for token in tokens(text))


def numbers(text: str) -> list[Decimal]:
    return [token.value for token in spelled(tokens(text)) if token.mark in "nw"]


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("5800", 5800),
        ("5,800", 5800),
        ("5,800.50", Decimal("5800.5")),
        ("0.500", Decimal("0.5")),
        ("5.800", None),
        ("5,80", None),
        ("5,8000", None),
        ("1.2.3", None),
        ("9" * 20, None),
    ],
)
def test_a_figure_is_one_number_or_none(figure: str, value: Decimal | None) -> None:
    assert worth(figure) == value


def test_with_k_a_comma_may_stand_for_the_point() -> None:
    assert worth("5,8", thousands=True) == worth("5.8", thousands=True) == 5800


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("elfu tano na mia nane", [5800]),
        ("elfu tano mia nane hamsini", [5850]),
        ("elfu kumi na mbili", [12_000]),
        ("elfu ishirini na tano", [25_000]),
        ("laki moja", [100_000]),
        ("mia moja na hamsini", [150]),
        ("soo na finje", [150]),
        ("soo mbili", [200]),
        ("2 thao", [2000]),
        ("ngiri tano mia tano", [5500]),
        ("five thousand eight hundred and fifty", [5850]),
        ("one hundred thousand", [100_000]),
        ("ninety nine", [99]),
        ("two thousand and three thousand", [2000, 3000]),
        ("mbili mia tatu", [2, 300]),
        ("2 elfu tano", [2, 5000]),
        ("2 na nusu", [Decimal("2.5")]),
        ("elfu tatu na nusu", [3500]),
        ("nusu", [Decimal("0.5")]),
        ("robo tatu", [Decimal("0.75")]),
        ("sokoni leo", []),
    ],
)
def test_numbers_in_words(text: str, values: list[Decimal]) -> None:
    assert numbers(text) == values


def test_phones_dates_hours_and_receipts_are_no_numbers() -> None:
    assert marks("0712345678") == marks("+254 712 345 678") == "!"
    assert marks("12/11/2026") == marks("7 am") == marks("10:30") == marks("3rd") == "."
    assert marks("12 nov") == "."
    assert is_code("tkx4h7l2pq")
    assert not is_code("sukari50kg")
    assert marks("5 6%") == "n!"


def test_a_mention_is_nobodys_price_but_a_sign_is_kept() -> None:
    assert marks("@bakari sugar") == ".z"
    assert marks("@45") == "@n"
    assert marks("3,400@bag") == "n@z"


def test_the_letter_o_is_a_nought_only_in_a_number() -> None:
    assert (
        tidy("58OO 5Okg 12,OOO onion oil 20l 5 oranges")
        == "5800 50kg 12,000 onion oil 20l 5 oranges"
    )


def test_a_dash_before_a_figure_is_a_minus_between_two_a_range() -> None:
    assert marks("sugar -5800") == "z!n"
    assert marks("1100-1200") == marks("1100 - 1200") == "n-n"


@pytest.mark.parametrize(
    ("text", "sizes", "prices"),
    [
        ("24x2kg 2900", [48], [2900]),
        ("12 pkts x 2 kg 1700", [24], [1700]),
        ("2kg x 12 1700", [24], [1700]),
        ("kilo 50 5800", [50], [5800]),
        ("kilo 150", [], [150]),
        ("500ml 60", [Decimal("0.5")], [60]),
        ("50kg 5800-6000", [50], [5800]),
        ("50kg 5.8-6k", [50], [5800]),
    ],
)
def test_size_and_price_are_told_apart(
    text: str, sizes: list[Decimal], prices: list[Decimal]
) -> None:
    found = parts(spelled(tokens(text)))
    assert [size.value for size in found.sizes] == sizes
    assert [price.low for price in found.prices] == prices


def test_one_alone_is_no_price() -> None:
    assert parts([Token("w", "moja", Decimal(1))]).prices == []
    assert parts([Token("w", "mbili", Decimal(2))]).prices != []


def test_letters_swapped_count_once() -> None:
    assert apart("oinons", "onions") == 1
    assert apart("suger", "sugar") == 1
    assert apart("", "abc") == 3
    assert apart("same", "same") == 0


def test_short_words_are_never_put_right() -> None:
    assert nearest("rics", shipped()) == ""
    assert nearest("mahidi", shipped()) == "mahindi"


def test_names_are_compared_without_plurals_and_small_words() -> None:
    assert key("Unga wa mahindi") == key("unga ya mahindi") == ("unga", "mahindi")
    assert key("Nyama ya ng'ombe") == ("nyama", "ngombe")
    assert [stem(word) for word in ("potatoes", "berries", "eggs", "gas", "glass")] == [
        *("potato", "berry", "egg", "gas", "glass")
    ]
