"""A card as a picture of a few kilobytes, pure: words and two prices in, a PNG out.

Few colours and the one built-in typeface, so that it is small, and the same on every machine.
The typeface has no dashes and no accents: what it lacks is folded into what it has.
"""

import unicodedata
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageColor, ImageDraw, ImageFont

WIDTH, HEIGHT, EDGE = 600, 400, 28
PAPER, INK, ACCENT, SOFT = "#ffffff", "#1a1408", "#ffb700", "#7a7264"
# Two bits for each point; the soft grey, half way from ink to paper, also smoothes the letters.
PALETTE = (PAPER, INK, ACCENT, SOFT)
FOLDED = {" ·": ",", "–": "-", "−": "-", "≈": "~", "→": ">", "×": "x", "…": "..."}
BAR, SMALLEST = 26, 16
ROOM = WIDTH - 2 * EDGE


class Face(NamedTuple):
    """What stands on the card; bars are (label, price), drawn on one scale."""

    title: str
    what: str
    price: str
    lines: list[str]
    bars: list[tuple[str, float]]
    source: str


def png(face: Face) -> bytes:
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 10), fill=ACCENT)
    write(pen, 26, face.title, 34)
    write(pen, 72, face.what, 22)
    write(pen, 104, face.price, 48, bold=True)
    at = 170
    for line in face.lines:
        write(pen, at, line, 24)
        at += 34
    compare(pen, at + 10, face.bars)
    write(pen, HEIGHT - 44, face.source, 20, SOFT)
    return packed(image)


def write(
    pen: ImageDraw.ImageDraw, top: int, words: str, size: int, ink: str = INK, bold: bool = False
) -> None:
    """In one line; words too long for it are written smaller, and cut where that is not enough."""
    text, font = folded(words), ImageFont.load_default(size)
    while size > SMALLEST and pen.textlength(text, font) > ROOM:
        size -= 2
        font = ImageFont.load_default(size)
    while pen.textlength(text, font) > ROOM:
        text = text[:-4] + "..."
    pen.text((EDGE, top), text, ink, font, stroke_width=int(bold))


def compare(pen: ImageDraw.ImageDraw, top: int, bars: list[tuple[str, float]]) -> None:
    """The longest bar takes the room beside the words; both begin at nought."""
    most = max((price for _, price in bars), default=0)
    font = ImageFont.load_default(20)
    for row, (label, price) in enumerate(bars):
        at = top + row * (BAR + 10)
        long = round((ROOM - 200) * price / most)
        last = row == len(bars) - 1
        pen.text((EDGE, at + 2), folded(label), INK, font)
        pen.rectangle((EDGE + 200, at, EDGE + 200 + long, at + BAR), fill=ACCENT if last else SOFT)


def folded(words: str) -> str:
    for sign, plain in FOLDED.items():
        words = words.replace(sign, plain)
    return unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()


def packed(image: Image.Image) -> bytes:
    out = BytesIO()
    few = image.quantize(palette=palette(), dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True, bits=2)
    return out.getvalue()


def palette() -> Image.Image:
    colours = [ImageColor.getrgb(colour)[:3] for colour in PALETTE]
    sheet = Image.new("P", (1, 1))
    sheet.putpalette([part for colour in colours for part in colour])
    return sheet
