"""Keywords as the roof lists them, for tests of the way in."""

from community.sms.read import Words
from community.text.refusals import Refusal

HEARD: list[Words] = []


def price(words: Words) -> str:
    HEARD.append(words)
    if not words.rest:
        raise Refusal("Say what and how much.")
    return f"Noted: {words.rest}"


KEYWORDS = {"PRICE": price, "BEI": price}
