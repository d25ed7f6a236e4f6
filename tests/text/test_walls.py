"""No text becomes anything that acts: the corpus of known vectors, then any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.text import render, walls
from tests.text import reader, vectors

DIALECTS = [render.message, render.tutorial]
PIECES = st.sampled_from([*vectors.ALL, *"[]()!*_`#>|<&\\\n -@", "1. ", "](", "http://", "\n\n"])
ANY_TEXT = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=12).map("".join))


def test_the_reader_would_notice() -> None:
    hot = '<p onclick=x><script></script><a href="javascript:x">'
    found = "attribute onclick,element script,address javascript:x"
    assert ",".join(reader.dangers(hot)) == found


def test_the_corpus_is_worth_its_name() -> None:
    assert len(set(vectors.ALL)) >= 100


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("vector", vectors.ALL)
def test_no_known_vector_survives(dialect: object, vector: str) -> None:
    html = dialect(vector)  # type: ignore[operator]
    assert list(reader.dangers(html)) == []
    assert list(reader.dangers(walls.last(html))) == []


@pytest.mark.parametrize("wall", [walls.first, walls.last])
@pytest.mark.parametrize("vector", vectors.HTML)
def test_each_wall_holds_alone(wall: object, vector: str) -> None:
    assert list(reader.dangers(wall(vector))) == []  # type: ignore[operator]


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_any_message_is_harmless_and_the_walls_change_nothing_twice(text: str) -> None:
    html = render.message(text)
    assert list(reader.dangers(html)) == []
    assert walls.last(html) == html


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_any_tutorial_is_harmless_and_the_walls_change_nothing_twice(text: str) -> None:
    html = render.tutorial(text)
    assert list(reader.dangers(html)) == []
    assert walls.last(html) == html


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_both_walls_allow_the_same(html: str) -> None:
    once = walls.both(html)
    assert walls.both(once) == once
