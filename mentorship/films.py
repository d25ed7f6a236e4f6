"""Films are linked, never embedded: which addresses are, and what the nightly look may ask of them.

Only these hosts, by https, at their own port, and nothing of theirs is followed elsewhere: whoever
writes a link cannot make this machine knock at another door. No Django here.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

HOSTS = frozenset(
    {
        "youtube.com",
        "www.youtube.com",
        "m.youtube.com",
        "youtu.be",
        "vimeo.com",
        "www.dailymotion.com",
        "archive.org",
        "www.accessagriculture.org",
    }
)
LARGE = 200 * 1024 * 1024
LONGEST, HEAVIEST = 240, 200


FILMS = frozenset({"youtube", "youtu", "vimeo", "dailymotion", "tiktok", "fb"})
SUFFIXES = (".mp4", ".webm", ".mov", ".mkv", ".avi", ".3gp", ".m4v")
LINK = re.compile(r"https?://[^\s<>()\[\]\"']+", re.IGNORECASE)


class Film(NamedTuple):
    """Where it is, how many minutes it takes and how many megabytes it costs."""

    url: str = ""
    minutes: int | None = None
    mb: int | None = None


NO_FILM = Film()


def is_allowed(url: str, hosts: frozenset[str] = HOSTS) -> bool:
    """https, a host of the list by name, no other port, no name and password before it."""
    try:
        parts = urlsplit(url)
        plain = parts.port in (None, 443) and parts.username is None and parts.password is None
    except ValueError:
        return False
    whole = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    return whole and plain and parts.scheme == "https" and (parts.hostname or "") in hosts


def linked(text: str) -> list[str]:
    """The films that a text leads to: by who shows them, or by how their files are called."""
    links = (url.rstrip(".,;:!?*_") for url in LINK.findall(text))
    return [url for url in links if is_film(url)]


def is_film(url: str) -> bool:
    try:
        parts = urlsplit(url)
        names = {*(parts.hostname or "").split(".")}
    except ValueError:
        return True
    watched = "facebook" in names and parts.path.startswith(("/watch", "/reel"))
    return bool(FILMS & names) or watched or parts.path.lower().endswith(SUFFIXES)


def trouble(status: int, kind: str, size: int, before: str) -> str:
    """What an answer to HEAD means: dead, changed, large, or nothing."""
    if status >= 400 or status == 0:
        return "dead"
    if status >= 300 or (before and kind and kind != before):
        return "changed"
    return "large" if size >= LARGE else ""
