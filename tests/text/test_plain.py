"""What needs no parsing is not parsed, and comes out as if it had been."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.text import dialects, render

SIGNS = "aZéß中٣09 ,.;:!?%()/=+-w*_@#<&\n"


@given(st.text(SIGNS, max_size=12) | st.text(max_size=12))
@settings(max_examples=300)
def test_plain_words_come_out_as_the_parser_would_leave_them(text: str) -> None:
    kept = render.clean(text)
    if render.is_plain(kept):
        for dialect in (dialects.talk, dialects.full):
            assert kept == render.unwrapped(str(render.parsed(kept, dialect())))


@pytest.mark.parametrize(
    "text", ["Sukari 5,800/= Wakulima!", "Mahindi imefika (gunia 100).", "2x50kg at 3.5"]
)
def test_what_traders_say_is_mostly_plain(text: str) -> None:
    assert render.is_plain(text)


@pytest.mark.parametrize(
    "text", ["", "1. one", "- one", "a@b", "see www.x.ke", "http://x.ke", "a*b*", "<b>", "a\nb"]
)
def test_what_may_mean_more_is_parsed(text: str) -> None:
    assert not render.is_plain(text)
