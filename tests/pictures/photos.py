"""Photos as phones take them, and what only looks like one."""

import struct
import zlib
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SOUTH = 1.2921


def photo(width: int = 1600, height: int = 1200, kind: str = "JPEG", **words: Any) -> bytes:
    """Left half red, right half blue."""
    drawn = Image.new("RGB", (width, height), "red")
    drawn.paste("blue", (width // 2, 0, width, height))
    out = BytesIO()
    drawn.save(out, kind, **words)
    return out.getvalue()


def taken_at_home(turned: int = 1) -> bytes:
    """With the place, the camera and its owner written into it, as phones do."""
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F], exif[0x013B] = "TECNO Spark", "Amina Wafula"
    exif.get_ifd(0x8825).update({1: "S", 2: (1.0, 17.0, 31.5), 3: "E", 4: (36.0, 49.0, 19.0)})
    return photo(exif=exif.tobytes(), comment=b"Amina Wafula, Kongowea")


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A PNG of a few bytes that says it is huge."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(part(*one) for one in parts)


def part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def upload(data: bytes | None = None, name: str = "IMG_2041.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photo() if data is None else data, "image/jpeg")
