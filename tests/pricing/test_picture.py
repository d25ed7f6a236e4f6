"""The card as a picture."""

from io import BytesIO

import pytest
from PIL import Image

from pricing.picture import HEIGHT, WIDTH, Face, folded, png

LONG = "Kwa nini bei yangu imepanda mwezi huu kuliko mwezi uliopita hapa sokoni kwetu"


def face(**words: object) -> Face:
    usual = {
        "title": "Why my price rose",
        "what": "Maize (white, dry), Wakulima (Nairobi), wholesale, 23 Nov 2026",
        "price": "KSh 42.32 / kg",
        "lines": ["bag 90 kg ≈ KSh 3,809", "41.11 – 43.33 · 5 people reported", "Up 8 %"],
        "bars": [("A month ago", 39.1), ("Now", 42.32)],
        "source": "Source: traders on Sokoni",
    }
    return Face(**{**usual, **words})  # type: ignore[arg-type]


def test_a_card_is_a_small_png() -> None:
    drawn = png(face())
    image = Image.open(BytesIO(drawn))
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(drawn) < 9_000


@pytest.mark.parametrize("words", [{"title": LONG, "what": LONG * 2, "lines": [LONG] * 3}, {}])
def test_even_the_longest_words_stay_on_the_card(words: dict[str, object]) -> None:
    drawn = png(face(**words))
    assert len(drawn) < 9_500
    image = Image.open(BytesIO(drawn)).convert("L")
    right = image.crop((WIDTH - 14, 20, WIDTH, HEIGHT))
    assert right.getextrema() == (255, 255), "nothing is written over the edge"


def test_the_same_words_make_the_same_bytes() -> None:
    assert png(face()) == png(face())


def test_without_a_month_before_there_are_no_bars() -> None:
    assert png(face(bars=[])) != png(face())


def test_what_the_letters_lack_is_folded() -> None:
    assert folded("Gĩthĩ – 5 × 3 ≈ 15 · −2") == "Githi - 5 x 3 ~ 15, -2"
