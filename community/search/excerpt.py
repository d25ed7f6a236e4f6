"""The part of a text that answers a search, and where in it the words stand."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from community.search.words import WORD, plain, terms

LENGTH = 160
BEFORE = 40
RULES = re.compile(r"^[ \t]*[-=:|][-=:| \t]{2,}$", re.MULTILINE)
EDGES = re.compile(r"^[ \t]*\|+|\|+[ \t]*$", re.MULTILINE)
BARS = re.compile(r"\s*\|[\s|]*")
LINKS = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
MARKUP = re.compile(r"^\s*(?:#{1,6}|[-*+>]|\d+\.)\s+|[*`]|(?<!\w)_|_(?!\w)", re.MULTILINE)


def snippet(text: str, words: str) -> str:
    """At most LENGTH characters around the first word found, cut between words."""
    flat = unmarked(text)
    start = max(0, first_hit(flat, words) - BEFORE)
    if start:
        start = flat.find(" ", start) + 1
    end = (
        len(flat) if len(flat) <= start + LENGTH else max(flat.rfind(" ", 0, start + LENGTH), start)
    )
    return ("… " if start else "") + flat[start:end] + (" …" if end < len(flat) else "")


def unmarked(text: str) -> str:
    """On one line without the signs of a lesson; a dot stands between the cells of its tables."""
    cells = BARS.sub(" · ", EDGES.sub("", RULES.sub("", text)))
    return " ".join(MARKUP.sub("", LINKS.sub(r"\1", cells)).split())


def first_hit(text: str, words: str) -> int:
    wanted = beginnings(words)
    hits = (m.start() for m in WORD.finditer(text) if plain(m[0]).startswith(wanted))
    return next(hits, 0)


def marked(text: str, words: str) -> SafeString:
    """The text, escaped, with every word that answers inside <mark>."""
    wanted, out, done, text = beginnings(words), [], 0, str(text)  # perhaps not yet cut out
    for hit in WORD.finditer(text):
        if wanted and plain(hit[0]).startswith(wanted):
            out += [escape(text[done : hit.start()]), f"<mark>{escape(hit[0])}</mark>"]
            done = hit.end()
    return mark_safe("".join([*out, escape(text[done:])]))  # noqa: S308 each part escaped above


def beginnings(words: str) -> tuple[str, ...]:
    return tuple(sorted(set().union(*terms(words))))
