"""A lesson to keep: one HTML page under 60 KB that asks nothing of anybody once it is saved.

Its sheet stands in it, which no page of the site may do: a saved file has no server to ask. Small
pictures stand in it too, as many as there is room for; of the others it says what they weigh.
"""

import base64
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from community.pictures.models import Picture

WHOLE, TEXT = 60_000, 48_000
PAGE = "mentorship/tutorials/offline.html"
SHEET = Path(__file__).parent / "static" / "mentorship" / "offline.css"


class Kept(NamedTuple):
    """data is empty where there was no room."""

    shows: str
    kilobytes: int
    data: str


def page(shown: Iterable[tuple[str, Picture]], **words: Any) -> bytes:
    """The page, with as many of the pictures as fit."""
    bare = written([Kept(shows, one.kilobytes, "") for shows, one in shown], words)
    kept, room = [], WHOLE - len(bare)
    for shows, one in shown:
        data = inlined(one) if one.is_ready and one.small_bytes * 4 / 3 < room - 100 else ""
        room -= len(data)
        kept.append(Kept(shows, one.kilobytes, data))
    return written(kept, words)


def written(kept: list[Kept], words: dict[str, Any]) -> bytes:
    return render_to_string(PAGE, {"kept": kept, "sheet": sheet(), **words}).encode()


def inlined(picture: Picture) -> str:
    try:
        with default_storage.open(picture.made("small")) as file:
            data: bytes = file.read()
    except FileNotFoundError:
        return ""
    return f"data:image/webp;base64,{base64.b64encode(data).decode()}"


def sheet() -> SafeString:
    return mark_safe(f"<style>{SHEET.read_text(encoding='utf-8')}</style>")  # noqa: S308 (ours)
