"""What the demo's page of outgoing texts shows."""

import re
from datetime import datetime
from typing import NamedTuple

from community.sms.models import Text

LATEST = 20


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
