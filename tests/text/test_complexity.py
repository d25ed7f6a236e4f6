"""No text within the caps is slow: work is counted as a ratio between sizes, never in seconds."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.text import render
from community.text.complexity import reach, too_complex

BUDGET = 600_000  # calls: about 100 ms on a small server
CAPS = [(render.message, render.ANSWER), (render.tutorial, render.TUTORIAL)]
HOSTILE = [
    *(
        "[",
        "![",
        "1. ",
        "> ",
        "- ",
        "*",
        "_",
        "`",
        "**a",
        "*a_",
        "# ",
        "|",
        "<",
        "&",
        "\\",
        "(",
        "@ab",
    ),
    *("[a](", "[a](b", "<http://", "http://", "\n- ", "\n1. ", "\n|-|", "\n\n", "    ", "\n> "),
    *("\n- - ", "`a``", "a*", "_a ", "#\n", "\n    - ", "\t", "&amp;", "@a-", "www."),
]


def steps(act: Callable[[], Any]) -> int:
    """Python calls made: a measure of work that no busy machine disturbs."""
    count = 0

    def counted(frame: Any, event: str, arg: Any) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(("dialect", "cap"), CAPS)
@pytest.mark.parametrize("piece", HOSTILE)
def test_no_repeated_piece_costs_more_than_its_budget(
    dialect: Callable[[str], str], cap: int, piece: str
) -> None:
    lengths = (cap, 2000, 700)
    worst = max(steps(lambda n=n: dialect((piece * n)[:n])) for n in lengths)  # type: ignore[misc]
    assert worst < BUDGET


@pytest.mark.parametrize("piece", ["[", "![", "[a](", "*", "`", "``", "<", "_a", "\n- ", "&"])
@pytest.mark.parametrize("filling", ["a", "ab "])
def test_no_piece_costs_more_when_thinly_spread(piece: str, filling: str) -> None:
    """What is searched for to the end of a paragraph costs most in a long one."""
    for count in (100, 290, 900):
        thin = (piece + filling * (render.TUTORIAL // count // len(filling)))[: -len(piece)] * count
        assert steps(lambda text=thin[: render.TUTORIAL]: render.tutorial(text)) < BUDGET  # type: ignore[misc]
        assert scanned(thin[: render.TUTORIAL]) < 500_000


def scanned(text: str) -> int:
    """The characters a search for closing brackets may pass, if it is let through."""
    return 0 if too_complex(text) else sum(map(reach, text.split("\n\n")))


@pytest.mark.parametrize(
    "fine",
    ["-----", "- 1.5 kg", "> - quoted list", "- a\n    - b\n        - c", "[a](b) " * 60],
)
def test_what_people_do_write_is_not_too_complex(fine: str) -> None:
    assert not too_complex(fine)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*HOSTILE, "word ", "\n"]), min_size=1, max_size=6), st.data())
def test_no_mixture_costs_more_either(pieces: list[str], data: st.DataObject) -> None:
    dialect, cap = data.draw(st.sampled_from(CAPS))
    length = data.draw(st.sampled_from([500, 2000, cap]))
    text = ("".join(pieces) * length)[:length]
    assert steps(lambda: dialect(text)) < BUDGET


def test_ordinary_words_cost_in_proportion_to_their_length() -> None:
    line = "Mahindi ni bei gani leo sokoni, nani amefika *mapema*?\n\n"
    short, long = (steps(lambda n=n: render.tutorial(line * n)) for n in (30, 90))  # type: ignore[misc]
    assert long / short < 4


@pytest.mark.parametrize("hostile", ["[" * 2000, "![" * 1000, "1. " * 600, "> " * 900])
def test_what_is_too_complex_is_still_shown_as_written(hostile: str) -> None:
    assert too_complex(hostile)
    assert render.message(hostile).replace("&gt;", ">") == hostile.strip()


def test_a_long_honest_tutorial_is_not_too_complex() -> None:
    section = "## Step\n\n" + "**Weight**. " + "Words of sense. " * 30 + "\n\n- one\n- two\n\n"
    assert len(section * 60) > 20_000
    assert not too_complex(section * 60)


def test_longer_than_any_cap_is_shown_plain() -> None:
    assert "<strong>" not in render.message("**a** " * 2000)
