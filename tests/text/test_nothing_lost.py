"""What a trader writes stays readable: marks may go, never a letter, never a digit of a price."""

import logging
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from community.text import dialects, render
from community.text.mentions import handles
from tests.text import reader

MARKED = st.text(alphabet="ab 79\n*_`-+.#>()[]!~,/=@:é", max_size=80)
LISTS = st.lists(
    st.tuples(
        st.sampled_from(["", "\n", "   ", "    "]),
        st.sampled_from(["- ", "* ", "1. ", "2. ", "3. ", "40. ", "007. ", "1) ", "**", "", "٣. "]),
        st.sampled_from(["maize 50", "beans", "x 7. y", "*b*", "1. z", ""]),
    ),
    max_size=6,
).map(lambda lines: "\n".join("".join(line) for line in lines))


def written(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text, re.ASCII)


def numbered(html: str) -> str:
    """What a reader sees, the numbers of lists included."""
    tree = reader.tree(html)
    for list_ in tree.iter("ol"):
        for number, item in enumerate(list_, int(list_.get("start", "1"))):
            item.text = f" {number}. {item.text or ''}"
    for one in tree.iter():
        if one.tag in {"li", "p", "br", "ul", "ol", "blockquote", "h2", "h3", "h4", "hr"}:
            one.tail = f" {one.tail or ''}"
            one.text = f" {one.text}" if one.text else None
    return "".join(tree.itertext())


def letters(text: str) -> str:
    return "".join(written(text))


@settings(max_examples=300, deadline=None)
@given(st.one_of(MARKED, LISTS))
def test_every_letter_and_digit_of_a_message_is_shown_in_its_order(text: str) -> None:
    shown = iter(letters(numbered(render.message(text))))
    assert all(one in shown for one in letters(render.clean(text)))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("1. maize\n2. beans", "<ol><li>maize</li><li>beans</li></ol>"),
        ("3. maize\n4. beans", '<ol start="3"><li>maize</li><li>beans</li></ol>'),
        ("4300. Sugar\n5200. Flour", "4300. Sugar<br>5200. Flour"),
        ("50. Onions\n50. Kale", "50. Onions<br>50. Kale"),
        ("1. maize\n\n7. beans", "<ol><li>maize</li></ol><p>7. beans</p>"),
        ("- maize\n50. beans", "<ul><li>maize<br>50. beans</li></ul>"),
        ("- \n1. maize\n    1. beans", "- <br>1. maize<br>    1. beans"),
        ("007. agent", "007. agent"),
        ("254712345678. Call", "254712345678. Call"),
        ("Prices:\n- maize 50\n- beans 90", None),
    ],
)
def test_only_numbers_that_run_on_make_a_list(text: str, html: str | None) -> None:
    shown = render.message(text)
    assert html is None or shown == html
    assert letters(numbered(shown)) == letters(text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab-1@ .,(\n*_", max_size=60))
def test_whoever_a_message_names_is_linked_and_nobody_else(text: str) -> None:
    links = {
        one.get("href").split("/")[2]
        for one in reader.elements(render.message(text))
        if one.tag == "a"
    }
    assert links <= handles(text)
    if not set("*_") & set(text):
        assert links == handles(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_cleaning_is_done_once(text: str) -> None:
    once = render.clean(text)
    assert render.clean(once) == once
    assert len(once) <= len(text)
    once.encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(st.one_of(MARKED, LISTS, st.text(max_size=120)))
def test_the_parsers_themselves_break_on_nothing(text: str) -> None:
    """The net below is for faults nobody has met."""
    for dialect in (dialects.talk, dialects.full):
        dialect().convert(render.clean(text))


def test_a_parser_that_breaks_does_not_lose_the_message(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Broken(Markdown):
        def convert(self, source: str) -> str:
            raise IndexError(source)

    with caplog.at_level(logging.ERROR):
        html = render.rendered("Bei **gani**?\n\n<b>50</b>", Broken, render.ANSWER)
    assert html == "<p>Bei **gani**?</p><p>&lt;b&gt;50&lt;/b&gt;</p>"
    assert "broke" in caplog.text


def test_the_reader_counts_as_a_browser_does() -> None:
    assert isinstance(reader.tree("<ol start=3><li>a"), ElementTree.Element)
    assert written(numbered("<ol start=3><li>a</li><li>b</li></ol>")) == ["3", "a", "4", "b"]
