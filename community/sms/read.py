"""A text as a member writes it, taken apart: the word that says what is wanted, and the rest."""

import unicodedata
import uuid
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

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
