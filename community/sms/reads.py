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
        Shown(text.to, text.body.partition("\n\n@")[0], code_in(text.body), text.made_at)
        for text in Text.objects.order_by("-pk")[:LATEST]
    ]


def code_in(body: str) -> str:
    found = re.search(r"#(\d{6})$", body)
    return found[1] if found else ""
