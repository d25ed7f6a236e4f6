import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.search import words


@pytest.mark.parametrize(
    ("asked", "answered_by"),
    [("SUKARI", "sugar"), ("sugar", "sukari"), ("Gĩkũyũ", "gikuyu"), ("tomatoes", "nyanya")],
)
def test_a_thing_is_found_by_its_other_name(asked: str, answered_by: str) -> None:
    assert answered_by in words.terms(asked)[0]


@pytest.mark.parametrize(
    ("asked", "stem"), [("bags", "bag"), ("berries", "berr"), ("glass", "glass"), ("gas", "gas")]
)
def test_an_english_plural_is_cut_and_nothing_else(asked: str, stem: str) -> None:
    assert words.singulars(asked) == {stem}


def test_vitunguu_and_kitunguu_are_one_word() -> None:
    assert words.terms("vitunguu")[0] >= {"vitunguu", "kitunguu", "onion"}


def test_punctuation_is_no_word_and_a_word_counts_once() -> None:
    assert words.terms("!! & | ( ) :*") == []
    assert len(words.terms("unga unga UNGA")) == 1


@given(st.text())
def test_any_text_is_at_most_a_few_plain_words(text: str) -> None:
    found = words.terms(text)
    assert len(found) <= words.LONGEST
    assert all(words.WORD.fullmatch(form) for one in found for form in one)


@given(st.text())
def test_plain_twice_is_plain_once(text: str) -> None:
    assert words.plain(words.plain(text)) == words.plain(text)


def test_words_that_only_bind_others_are_not_asked_for_unless_alone() -> None:
    assert words.terms("bei ya viazi") == words.terms("bei viazi")
    assert words.terms("ya") == [{"ya"}]


def test_words_joined_by_an_equals_sign_answer_each_other() -> None:
    assert words.terms("wali=pishori") == [{"wali", "pishori"}]


def test_a_group_s_own_names_join_what_is_asked() -> None:
    lines = ["waru = viazi", "Pishori = wali = rice"]
    assert words.expanded("waru nakuru", lines) == "waru=viazi nakuru"
    assert {"pishori", "wali", "rice"} <= words.terms(words.expanded("RICE", lines))[0]
    assert words.expanded("bei leo", lines) == "bei leo"


@given(st.text(), st.lists(st.text()))
def test_expanding_never_loses_a_word(text: str, lines: list[str]) -> None:
    asked, more = words.terms(text), words.terms(words.expanded(text, lines))
    assert all(any(forms & other for other in more) for forms in asked)
