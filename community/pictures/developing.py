"""A picture made anew: upright, in two widths, with nothing of what the camera wrote into it.

Pure: bytes in, bytes out. What comes out is drawn by us from the points alone, so no place, no
camera's number and nothing hidden behind the picture comes along.
"""

from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageOps

from community.pictures.looking import FORMATS

WIDTHS = {"small": 480, "large": 1280}
TALLEST = 3
QUALITY = {"small": 62, "large": 72}


class Made(NamedTuple):
    data: bytes
    width: int
    height: int


def developed(original: bytes) -> dict[str, Made]:
    """Small and large; raises whatever Pillow raises where the picture is broken."""
    with Image.open(BytesIO(original), formats=FORMATS) as found:
        found.draft("RGB", (WIDTHS["large"], WIDTHS["large"]))
        upright = ImageOps.exif_transpose(found)
        plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    plain.info = {}
    return {name: webp(plain, name) for name in WIDTHS}


def webp(picture: Image.Image, name: str) -> Made:
    """Never wider than it came, and no taller than three times its width."""
    shown, width = picture.copy(), WIDTHS[name]
    shown.thumbnail((width, width * TALLEST), Image.Resampling.LANCZOS)
    out = BytesIO()
    shown.save(out, "WEBP", quality=QUALITY[name], method=4)
    return Made(out.getvalue(), *shown.size)
