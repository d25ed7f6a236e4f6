"""Numbers that could be used against whoever wrote them, hidden before a text is stored.

Phone numbers in any form a phone would dial, secret numbers (a PIN, a one-time code) and numbers
of identity papers, cards and tax. A number alone is never taken for a secret: prices and weights
stay. What is hidden cannot be found again, for it is kept nowhere.
"""

import re

import phonenumbers

HOME = "KE"
HIDDEN = "•••"
BETWEEN = r"[\s:=#.\-]{0,3}(?:(?:no|nr|number|namba|nambari|is|ni|yangu|ya)\b[\s:=#.\-]{0,3}){0,3}"
SECRETS = r"pin|otp|password|passcode|siri|nywila"
PAPERS = r"id|kitambulisho|passport|pasipoti|kra|huduma|nhif|sha|nssf"
SECRET = re.compile(rf"(?i)\b((?:{SECRETS})\b{BETWEEN})(\d{{4,8}})(?![\d,./]*\d|\s*/=)")
PAPER = re.compile(
    rf"(?i)\b((?:{PAPERS})\b(?:\s+pin)?{BETWEEN})([a-z]{{0,2}}\d(?: ?\d){{5,11}}[a-z]?)\b"
)
CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")


def masked(text: str) -> str:
    """The text with every such number hidden; the same text where there is none."""
    text = PAPER.sub(rf"\1{HIDDEN}", SECRET.sub(rf"\1{HIDDEN}", text))
    return CARD.sub(card, phones_hidden(text))


def phones_hidden(text: str) -> str:
    found = list(phonenumbers.PhoneNumberMatcher(text, HOME))
    for match in reversed(found):
        text = text[: match.start] + HIDDEN + text[match.end :]
    return text


def card(match: re.Match[str]) -> str:
    """Luhn's sum (ISO/IEC 7812): a long number that fails it is no card."""
    digits = [int(sign) for sign in match[0] if sign.isdigit()][::-1]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return HIDDEN if (sum(digits[::2]) + sum(doubled)) % 10 == 0 else match[0]
