from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import lazy


@dataclass(frozen=True)
class Found:
    """One thing a search found for a member who may see it; kind is the noun of what it is."""

    title: str
    url: str
    snippet: str
    when: datetime | None
    kind: str


def worked_out(make: Any, *words: Any) -> str:
    text: str = make(*words)
    return text


# later(make, *words): what `make` says, once it is shown; of a hundred hits a page shows a few.
# Made once: each call of lazy() builds a class.
later: Any = lazy(worked_out, str)
