"""Keywords as the roof lists them, for tests of the way in."""

from community.sms.read import Reply, Words, whole
from community.text.refusals import Refusal

HEARD: list[Words] = []


def price(words: Words) -> str:
    HEARD.append(words)
    if not words.rest:
        raise Refusal("Say what and how much.")
    return f"Noted: {words.rest}"


def long(words: Words) -> str:
    said = "the rains are late " * 20
    return {"PAGE": Reply(said, "/questions/31/"), "WHOLE": whole(said)}.get(words.rest, said)


def refused(words: Words) -> str:
    raise Refusal("It cannot be done, and the reason is long. " * 9)


KEYWORDS = {"PRICE": price, "BEI": price, "LONG": long, "REFUSED": refused}
