"""Words in a table that a spreadsheet will open."""

import csv
from collections.abc import Iterable
from io import StringIO

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def line(words: Iterable[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow(words)
    return out.getvalue()


def safe(word: str) -> str:
    """A name that a spreadsheet would take for a formula is told that it is none."""
    return f"'{word}" if word.startswith(FORMULA) and not number(word) else word


def number(word: str) -> bool:
    try:
        return bool(float(word)) or True
    except ValueError:
        return False
