from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Found:
    """One thing a search found for a member who may see it; kind is the noun of what it is."""

    title: str
    url: str
    snippet: str
    when: datetime | None
    kind: str
