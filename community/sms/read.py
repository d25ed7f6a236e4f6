"""A text as a member writes it, taken apart: the word that says what is wanted, and the rest."""

import unicodedata
import uuid
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from community.sms.lengths import MOST_PARTS

STOP = {"STOP", "ACHA", "SIMAMA"}
START = {"START", "ANZA"}
ANYTHING = ""


class Words(NamedTuple):
    """One text for a handler: who sent it, its keyword in capitals, the rest as written.

    `key` is the client key of the write it asks for: the same text twice has one effect.
    """

    phone: str
    word: str
    rest: str
    key: uuid.UUID


class Reply(str):
    """What a handler answers where it is more than a line: the page on which the rest stands, and
    how many texts it may take. A code, a receipt and what waits for a YES are `whole`."""

    page: str
    most: int

    def __new__(cls, text: str, page: str = "/", most: int = 1) -> "Reply":
        reply = super().__new__(cls, text)
        reply.page, reply.most = page, most
        return reply


def whole(text: str) -> Reply:
    return Reply(text, most=MOST_PARTS)


Handler = Callable[[Words], str]


@cache
def keywords() -> Mapping[str, Handler]:
    """The roof's list of words, each with the room's handler; the handler returns the reply."""
    found: Mapping[str, Handler] = import_string(settings.SMS_KEYWORDS)
    return found


def split(phone: str, body: str, gateway_id: str) -> Words:
    first, *rest = unicodedata.normalize("NFKC", body).split(None, 1) or [""]
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"sms:{gateway_id}")
    return Words(phone, first.upper().strip(".,:;!?\"'"), "".join(rest).strip(), key)


def either(*handlers: Handler) -> Handler:
    """The first of these rooms that has an answer: whoever waits for a YES."""

    def answer(words: Words) -> str:
        return next((reply for handler in handlers if (reply := handler(words))), "")

    return answer
