"""What only the wings above know, reached by the roof's dotted names."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from groups.models import Group


def group_closed(group: Group) -> None:
    """Whoever looked in from outside proves anew what they may watch."""
    import_string(f"{settings.WINGS}.GROUP_CLOSED")(group)


def reads_as_price(text: str) -> bool:
    """Whether a line is worth offering to the price board. Pure: it asks the database nothing."""
    return bool(import_string(f"{settings.WINGS}.READS_AS_PRICE")(text))


def reportable() -> Mapping[str, Any]:
    """The nouns of the wings that a member may report, each a subjects.Noun."""
    found: Mapping[str, Any] = import_string(f"{settings.WINGS}.REPORTABLE")
    return found
