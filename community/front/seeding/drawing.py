"""The demo's one photo, drawn: no face, no file in the repository, the same points each time."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIZE = 1280, 960
SACK, WEAVE, CASE, GLASS, INK = "#c9a873", "#b8935a", "#2f4a3a", "#cfe0b5", "#1d2a17"


def meter(reading: str) -> bytes:
    """A moisture meter on a sack of maize, and what it shows."""
    photo = Image.new("RGB", SIZE, SACK)
    pen = ImageDraw.Draw(photo)
    for at in range(0, SIZE[0], 28):
        pen.line([(at, 0), (at, SIZE[1])], fill=WEAVE, width=3)
        pen.line([(0, at), (SIZE[0], at)], fill=WEAVE, width=3)
    pen.rounded_rectangle((260, 180, 1020, 780), 60, fill=CASE)
    pen.rounded_rectangle((330, 250, 950, 540), 24, fill=GLASS)
    pen.text((640, 395), reading, fill=INK, font=ImageFont.load_default(150), anchor="mm")
    pen.text((640, 620), "MAIZE", fill=GLASS, font=ImageFont.load_default(70), anchor="mm")
    out = BytesIO()
    photo.save(out, "JPEG", quality=80)
    return out.getvalue()
