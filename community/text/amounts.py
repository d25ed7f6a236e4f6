"""Numbers as traders write them: 5,800 and 5800/= are one number, 5.800 is asked back.

Pure but for the sentence it says no with.
"""

import re
import unicodedata
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from community.text.refusals import Refusal

CURRENCY = re.compile(r"^(?:kshs?|kes|shs?|sh\.|usd|ugx|tzs|etb|sos)\.?\s*(?=\d)", re.IGNORECASE)
TAIL = re.compile(r"\s*(?:/[=-]|=|/)$")
WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+")
NUMBER = re.compile(rf"(?:{WHOLE.pattern})(?:\.\d+)?|\.\d+")
UNCLEAR = re.compile(r"[1-9]\d{0,2}\.\d{3}")
RANGE = re.compile(r"(?<=[\d=/])\s*(?:[-–—‒]|to|hadi|mpaka)\s*(?=[\w.])", re.IGNORECASE)
LONGEST = 30


def amount(written: str, field: str = "price") -> Decimal:
    """The number meant, or a Refusal that says what is unclear; never a guess."""
    text = bare(written)
    if not text:
        raise Refusal(_("Write a number."), field)
    if text.startswith("-"):
        raise Refusal(_("Write a number above zero."), field)
    if UNCLEAR.fullmatch(text):
        raise Refusal(unclear(text), field)
    if not NUMBER.fullmatch(text) or len(text) > LONGEST:
        raise Refusal(not_a_number(text), field)
    return Decimal(text.replace(",", "").replace(" ", ""))


def ends(written: str, field: str = "price") -> tuple[Decimal, Decimal | None]:
    """The number meant, or both ends of a range: 1100-1200, 1,100 to 1,200."""
    low, *high = RANGE.split(bare(written), maxsplit=1)
    return amount(low, field), amount(high[0], field) if high else None


def bare(written: str) -> str:
    """Digits of any script as 0 to 9, without the currency before and the /= after."""
    text = "".join(digit(sign) for sign in unicodedata.normalize("NFKC", written)).strip()
    text = text.replace("−", "-").replace("٫", ".").replace("٬", ",")
    return TAIL.sub("", CURRENCY.sub("", " ".join(text.split())))


def digit(sign: str) -> str:
    return str(unicodedata.digit(sign)) if sign.isdecimal() else sign


def unclear(text: str) -> str:
    whole, _dot, rest = text.partition(".")
    return _("Is it %(thousands)s or %(cents)s? Write it without a point.") % {
        "thousands": f"{whole},{rest}",
        "cents": f"{whole}.{rest[:2]}",
    }


def not_a_number(text: str) -> str:
    if any(sign.isalpha() for sign in text):
        return _("There is a letter in “%(text)s”. Write digits only.") % {"text": text[:LONGEST]}
    return _("“%(text)s” is not clear. Write it like 5800 or 5,800.") % {"text": text[:LONGEST]}
