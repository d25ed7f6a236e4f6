"""What a spreadsheet opens: words stay words."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.text.sheets import FORMULA, line, safe

TYPED = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)))


@pytest.mark.parametrize(
    ("word", "written"), [("=1+1", "'=1+1"), ("-1.29", "-1.29"), ("@x", "'@x"), ("maize", "maize")]
)
def test_a_name_is_no_formula_to_a_spreadsheet(word: str, written: str) -> None:
    assert safe(word) == written


@given(TYPED)
def test_no_word_begins_like_a_sum_but_numbers(word: str) -> None:
    kept = safe(word)
    assert not kept.startswith(FORMULA) or kept == word
    assert kept.endswith(word)


@given(st.lists(TYPED.filter(lambda word: "\r" not in word), min_size=2))
def test_a_line_reads_back_as_it_was_written(words: list[str]) -> None:
    assert next(csv.reader(StringIO(line(words), newline=""))) == words
