import pytest

from community.text import wording
from community.text.refusals import Refusal


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Dry  maize \n well ", "Dry maize well"),
        ("bei\u202e ya leo", "bei ya leo"),
        ("\u200d👩🏾‍🌾", "\u200d👩🏾‍🌾"),
    ],
)
def test_a_line_is_one_line(written: str, kept: str) -> None:
    assert wording.line(written, 60, "title") == kept


def test_longer_words_keep_their_lines() -> None:
    assert wording.said("one\r\ntwo\n\n\n\nthree", 60, "text") == "one\ntwo\n\nthree"


@pytest.mark.parametrize("nothing", ["", " ", "\n\t", "\x00", "\u202e\u2066"])
def test_nothing_is_no_text(nothing: str) -> None:
    with pytest.raises(Refusal, match="Write something first") as refused:
        wording.said(nothing, 60, "text")
    assert refused.value.field == "text"
    assert wording.short(nothing, 60, "text") == ""


def test_the_limit_is_counted_after_cleaning() -> None:
    assert wording.said("a" * 60 + "\x00" * 40 + " \n", 60, "text") == "a" * 60
    with pytest.raises(Refusal, match="1 characters too long: the most is 60"):
        wording.said("a" * 61, 60, "text")
