"""What is a lesson, and who a supplier: by rules one can read, the refusal beside the find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.imports.rules import Supplier, is_lesson, suppliers, title_of

LESSON = """How to keep weevils out of maize:
1. Dry it to 13 percent first, three days in the sun on a canvas.
2. Then check by biting: it must crack, never bend.
3. Make sure that the store is swept, and the old bags are burnt or boiled.
4. Put the bags on pallets, a hand from the wall, because damp climbs.
5. Look every two weeks."""
SWAHILI = (
    "Nimejifunza hivi kuhusu nyanya: kwanza nunua asubuhi mapema, kabla jua halijawa kali. "
    "Hakikisha kreti ina majani chini na juu, ili zisigongane njiani. Usiweke kreti tatu juu ya "
    "nyingine, za chini zitapasuka. Kisha zipange kwa ukubwa, na zile zilizoiva uza kwanza kwa "
    "bei nafuu kidogo kabla hazijaharibika."
)
PLEA = LESSON + "\nSend to till 123456 and share to ten groups."


@pytest.mark.parametrize("text", [LESSON, SWAHILI])
def test_what_is_long_and_says_how_is_a_lesson(text: str) -> None:
    assert is_lesson(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dry it first, then check it.",
        "na " * 200,
        PLEA,
        LESSON + " https://a.example https://b.example",
        "Good morning. God bless you all. Have a nice day. " * 8,
    ],
)
def test_what_is_short_says_nothing_begs_or_links_is_none(text: str) -> None:
    assert not is_lesson(text)


def test_a_lesson_is_called_by_its_first_words() -> None:
    assert title_of(LESSON) == "How to keep weevils out of maize"
    assert title_of("*Kuku* wagonjwa. Fanya hivi") == "Kuku wagonjwa"
    assert len(title_of("neno " * 60)) <= 80


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Supplier wa nyanya ni Mama Njeri 0712345678", [Supplier("Mama Njeri", "0712345678")]),
        (
            "Wholesaler: Otieno Stores, call +254 712 345 678",
            [Supplier("Otieno Stores", "+254 712 345 678")],
        ),
        ("msambazaji Kamau 0712-345-678 wa unga", [Supplier("Kamau", "0712-345-678")]),
        (
            "jumla: Achieng 0112345678, Wafula 0722345678",
            [Supplier("Achieng", "0112345678"), Supplier("Wafula", "0722345678")],
        ),
        ("Mama Njeri 0712345678", []),
        ("supplier mzuri 0712345678", []),
        ("Supplier Mama Njeri bei 3400 nyamakima", []),
        ("Supplier Call 0712345678", []),
    ],
)
def test_who_sells_in_bulk_is_named_with_a_number(line: str, found: list[Supplier]) -> None:
    assert suppliers(line) == found


@given(st.text(max_size=300))
def test_no_words_break_the_rules(text: str) -> None:
    is_lesson(text)
    suppliers(text)
    assert 1 <= len(title_of(text)) <= 80
