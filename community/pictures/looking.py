"""Is this a picture that we take in? Asked of its first bytes, before anything is decoded."""

from typing import BinaryIO

from django.core.files.base import File
from django.utils.translation import gettext as _
from PIL import Image

from community.text.refusals import Refusal

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "MPO")
MOST_MEGABYTES = 10
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
# Millions of points. A JPEG is decoded at an eighth of its size where that is enough.
MOST_POINTS = {"JPEG": 64, "MPO": 64}
MOST_POINTS_ELSE = 24


def check(file: File) -> None:  # type: ignore[type-arg]
    """Raises a Refusal about the field `picture`, unless it is one and not too large."""
    if (file.size or 0) > MOST_BYTES:
        words = {"size": round((file.size or 0) / 1024 / 1024), "most": MOST_MEGABYTES}
        reason = _("This picture has %(size)d MB; the most is %(most)d MB.") % words
        raise Refusal(reason, "picture")
    kind, width, height = looked_at(file)
    points, most = width * height / 1_000_000, MOST_POINTS.get(kind, MOST_POINTS_ELSE)
    if points > most:
        raise too_large(points, most)


def looked_at(file: "File | BinaryIO") -> tuple[str, int, int]:  # type: ignore[type-arg]
    """Its format, width and height. What pretends to be a picture breaks Pillow in many ways."""
    try:
        file.seek(0)
        with Image.open(file, formats=FORMATS) as found:
            kind, size = found.format or "", found.size
            found.verify()
    except Image.DecompressionBombError:
        raise too_large(200, MOST_POINTS_ELSE) from None
    except Exception:
        reason = _("This is no picture that we can read. Send a photo as JPEG, PNG or WebP.")
        raise Refusal(reason, "picture") from None
    finally:
        file.seek(0)
    return (kind, *size)


def too_large(points: float, most: int) -> Refusal:
    words = {"points": round(points), "most": most}
    reason = _("This picture has %(points)d million points; the most is %(most)d million.")
    return Refusal(reason % words, "picture")
