"""What only the wings above know, reached by the roof's dotted names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from community.members.models import Member
from groups.models import Group


class Waiting(NamedTuple):
    """Something of a wing that a steward must say a word on: what, why it waits, and where."""

    what: str
    why: str
    url: str


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


def contacts(member: Member) -> set[int]:
    """Who had to do with them anywhere in the house: by their number, a deal, advice, an order."""
    asked = import_string(f"{settings.WINGS}.CONTACTS")
    return {pk for one in asked for pk in one(member)}


def hearings(member: Member, group: Group) -> list[Waiting]:
    """Where two members of the group differ, and this steward may judge."""
    found: list[Waiting] = import_string(f"{settings.WINGS}.HEARINGS")(member, group)
    return found


def waiting(member: Member, group: Group) -> list[Waiting]:
    """Held prices and the like, for a steward who may judge them."""
    found: list[Waiting] = import_string(f"{settings.WINGS}.WAITING")(member, group)
    return found


def past_jobs(reader: Member, members: Sequence[Member]) -> Mapping[int, list[str]]:
    """What is on record of each one's jobs, as this reader may know it; a line each."""
    found: dict[int, list[str]] = defaultdict(list)
    for told in import_string(f"{settings.WINGS}.PAST_JOBS") if members else ():
        for member, lines in told(reader, members).items():
            found[member] += lines
    return found
