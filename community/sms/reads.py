"""What the demo's page of outgoing texts shows, and what a phone wrote a while ago."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from community.sms.models import Received, Text
from community.sms.read import Words, split

LATEST = 20
A_WHILE = timedelta(hours=1)


class Shown(NamedTuple):
    to: str
    body: str
    code: str
    made_at: datetime


def latest() -> list[Shown]:
    """The site's latest texts, newest first; a one-time code is taken out to be shown big."""
    return [
        Shown(text.to, sentence(text.body), code_in(text.body) if text.code else "", text.made_at)
        for text in Text.objects.order_by("-pk")[:LATEST]
    ]


def sentence(body: str) -> str:
    """Without the last line, which is meant for phones."""
    return body.partition("\n\n@")[0]


def code_in(body: str) -> str:
    found = re.search(r"\b\d{6}\b", body)
    return found[0] if found else ""


def earlier(phone: str, words: Collection[str]) -> Words | None:
    """The last hour's newest text of this phone that began with one of these words and said more
    than a number: who is asked back need not write it again."""
    lately = Received.objects.filter(phone=phone, made_at__gt=timezone.now() - A_WHILE)
    for one in lately.order_by("-pk")[:LATEST]:
        said = split(phone, one.body, one.gateway_id)
        if said.word in words and any(sign.isalpha() for sign in said.rest):
            return said
    return None
