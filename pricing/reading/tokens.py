"""A line cut into words, figures and signs; a phone, a date or a time is set apart."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from pricing.reading.figures import worth

ZERO = Decimal(0)
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
)
MONTHS += "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
PHONE = r"(?<![\d.,])(?:\+?254|0)[ -]?[17]\d(?:[ -]?\d){7}(?!\d)"
DATE = (
    rf"\b\d{{1,4}}[/-]\d{{1,2}}[/-]\d{{2,4}}\b|\b\d{{1,2}}\s?(?:{MONTHS})\b|\b\d+(?:st|nd|rd|th)\b"
)
TIME = r"\b\d{1,2}:\d{2}(?!\d)(?:\s?[ap]m\b)?|\b\d{1,2}(?:\.\d\d)?\s?[ap]\.?m\b|\bsaa\s\d{1,2}\b"
FIGURE = r"(?P<figure>\d[\d.,]*\d|\d|(?<!\S)\.\d+)(?P<k>\s?k(?![^\W\d_]))?"
FIGURE += r"(?P<tail>\s?(?:/[=-]|=/)|=(?!\s?\d)|/(?=\s|$))?"
MENTION = r"\S+@\S+\.\w+|(?<!\d)@(?!k|sh|usd)[^\W\d_]\w*(?:-\w+)*"
# About so much, more or less than it, or from one to another: no price that was paid.
ROUGH = r"[<>≤≥≈±↑↓]\s?(?=\d)|(?<=\d)\s?(?:[<>≤≥≈±↑↓→]|[-=]>|\+(?!\s?\d)|-?ish\b)"
TOKEN = re.compile(
    rf"(?P<lost>https?://\S+|www\.\S+|{MENTION})|(?P<phone>{PHONE})"
    rf"|(?P<gone>{DATE}|{TIME})|(?P<bad>\d[\d.,]*\s?(?:%|percent|pct)|{ROUGH})|{FIGURE}"
    r"|(?P<word>[^\W\d_]+)|(?P<sign>[-@/?+$]|(?<=\w)\*(?=\d))"
)
LETTER_O = re.compile(r"(?<=\d)([.,]?)(o+)(?=[\d,.=/\s-]|$|kgs?\b|k\b|g\b|ml\b|l\b|ltr)")
LETTERS_AND_DIGITS = re.compile(r"\b[a-z0-9]{10}\b")
SIGNS = str.maketrans(
    dict.fromkeys("–—−‒―‐‑", "-") | dict.fromkeys("×✕✖", " x ") | {"٫": ".", "٬": ","}
)
FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
SLASHED = {"1/2": "½", "1/4": "¼", "3/4": "¾"}
SLASH = re.compile(r"(?:(?<=\d) |(?<![\d/.,]))(1/2|1/4|3/4)(?![\d/.,=])(?=\s*[^\W\d_])")


class Token(NamedTuple):
    """mark: n figure, w number in words, z word, the sign itself, ! unreadable; later also m money,
    u unit, P pack, S size. high: the upper end of a range. many: how many smaller packs or bags."""

    mark: str
    text: str = ""
    value: Decimal = ZERO
    high: Decimal = ZERO
    base: str = ""
    many: Decimal = ZERO
    swahili: bool = False
    thousands: bool = False


def tokens(line: str) -> list[Token]:
    return [token for match in TOKEN.finditer(tidy(line)) for token in token_of(match)]


def tidy(line: str) -> str:
    """Lower case, digits of any script as 0 to 9, the letter O in a number as a nought."""
    line = SLASH.sub(lambda match: SLASHED[match[1]], line)
    for sign, written in FRACTIONS.items():
        line = re.sub(rf"(?<!\d){sign}", f" 0{written}", line).replace(sign, written)
    text = "".join(plain(sign) for sign in unicodedata.normalize("NFKC", line))
    text = re.sub(r"['’‘`´]", "", text.lower().translate(SIGNS))
    text = LETTER_O.sub(lambda match: match[1] + "0" * len(match[2]), text)
    return LETTERS_AND_DIGITS.sub(
        lambda match: " transaction " if is_code(match[0]) else match[0], text
    )


def plain(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.digit(sign))
    return "" if unicodedata.category(sign) in {"Cf", "Mn"} else sign


def is_code(text: str) -> bool:
    """A receipt of mobile money: letters and digits change often in it."""
    return len([kind for kind, _ in groupby(text, str.isdigit)]) >= 5 and not re.search(
        r"\dx\d|kg", text
    )


def token_of(match: re.Match[str]) -> Iterator[Token]:
    kind = match.lastgroup
    if match["figure"]:
        yield figure(match)
    elif kind in {"phone", "bad"}:
        yield Token("!", match[0])
    elif kind == "sign":
        yield Token("!" if is_minus(match) else match[0].replace("*", "x"), match[0])
    elif kind == "word":
        yield Token("x" if match[0] == "x" else "z", match[0])
    else:
        yield Token(".", match[0])


def figure(match: re.Match[str]) -> Token:
    value = worth(match["figure"], bool(match["k"]))
    if value is None:
        return Token("!", match[0])
    mark = "m" if match["tail"] else "n"
    return Token(mark, match["figure"], value, thousands=bool(match["k"]))


def is_minus(match: re.Match[str]) -> bool:
    """A dash close before a figure and close after nothing; between two figures it is a range."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    apart = before.endswith((" ", "\t")) and not before.rstrip()[-1:].isdigit()
    return match[0] == "-" and after[:1].isdigit() and (apart or not before)
