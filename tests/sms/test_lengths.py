"""What a text costs: counted as the phone company counts it, and cut where a word ends."""

from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.sms import outbox
from community.sms.lengths import ALPHABET, fitting, parts, plain

PLAIN = "".join(sorted(ALPHABET))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("[" * 80, 1),
        ("[" * 81, 2),
        ("ĩ" * 70, 1),
        ("ĩ" * 71, 2),
        ("a" * 70 + "ĩ", 2),
        ("🌽" * 35, 1),
        ("🌽" * 36, 2),
    ],
)
def test_parts_are_counted_as_the_phone_company_does(text: str, count: int) -> None:
    assert parts(text) == count


def test_one_letter_outside_the_alphabet_makes_the_rest_dear() -> None:
    """Seventy letters a part instead of a hundred and sixty."""
    assert parts("mahindi " * 20) == 1
    assert parts("mahindi " * 19 + "Gĩkũyũ") == 3


@pytest.mark.parametrize(
    ("finer", "plainer"),
    [
        ("No price for “moon cheese” yet.", 'No price for "moon cheese" yet.'),
        ("Wakulima – 1,100…", "Wakulima - 1,100..."),
        ("90 kg ≈\u00a05,800 · paid", "90 kg ~ 5,800 - paid"),
        ("Gĩkũyũ", "Gĩkũyũ"),
    ],
)
def test_what_only_looks_finer_is_written_plainly(finer: str, plainer: str) -> None:
    assert plain(finer) == plainer


@given(st.text(alphabet=PLAIN + "“”–…ĩ🌽", max_size=900), st.integers(1, 4))
def test_nothing_is_sent_in_more_parts_than_allowed(text: str, most: int) -> None:
    assert parts(fitting(text, most)) <= most


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), max_size=150))
def test_what_is_cut_is_cut_at_a_word_and_says_so(words: list[str]) -> None:
    said = " ".join(words)
    short = fitting(said, 1)
    if parts(said) == 1:
        assert short == said
        return
    assert short.endswith("...")
    kept = short.removesuffix("...").split(" ")
    assert kept == [
        word for word, _ in takewhile(lambda two: two[0] == two[1], zip(kept, words, strict=False))
    ]


@given(st.text(alphabet=PLAIN, max_size=300))
def test_cutting_a_second_time_changes_nothing(text: str) -> None:
    once = fitting(text)
    assert fitting(once) == once


@pytest.mark.django_db
def test_amina_is_texted_plainly_and_in_three_parts_at_most() -> None:
    text = outbox.send("+254700000001", "“Mahindi” " * 90)
    assert text.body.startswith('"Mahindi" "Mahindi"')
    assert text.body.endswith('"Mahindi"...')
    assert parts(text.body) <= 3


PAGE = "sokoni.example/questions/31/"


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=60, max_size=150))
def test_what_is_cut_names_the_page_where_the_rest_stands(words: list[str]) -> None:
    short = fitting(" ".join(words), 1, PAGE)
    if parts(" ".join(words)) == 1:
        assert PAGE not in short
        return
    assert short.endswith(f"... {PAGE}")
    assert parts(short) == 1
    assert words[: short.count(" ")] == short.removesuffix(f"... {PAGE}").split(" ")


@given(st.text(alphabet=PLAIN + "ĩ🌽", max_size=500), st.integers(1, 3))
def test_with_a_page_too_it_is_in_no_more_parts_and_a_second_time_changes_nothing(
    text: str, most: int
) -> None:
    once = fitting(text, most, PAGE)
    assert parts(once) <= most
    assert fitting(once, most, PAGE) == once


def test_one_word_without_end_makes_room_for_the_page() -> None:
    short = fitting("a" * 400, 1, PAGE)
    assert len(short) == 160
    assert short.endswith(f"a... {PAGE}")
