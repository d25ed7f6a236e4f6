"""How members of a trade find a company or office: counts with their n, drawn toward the middle."""

from typing import Any, NamedTuple

from community.contacts.models import Contact, Score
from community.contacts.models.score import SHORT
from community.contacts.reads.cases import is_vouched
from community.members.rating import Share, Word, shares

UNVOUCHED = 0.25


class Card(NamedTuple):
    """Each question in short with what was answered; of how many groups of the trade."""

    lines: list[tuple[Any, Share]]
    groups: int


def card(contact: Contact) -> Card | None:
    """From all groups of the trade that know it by this name; each member is one voice, and weighs
    a quarter where nobody vouches for them."""
    here = {"contact__group__sector": contact.group.sector_id, "contact__dropped_at": None}
    named = Score.objects.standing().filter(contact__entry__name__iexact=str(contact), **here)
    rows = list(named.select_related("author__standing", "contact").order_by("pk"))
    if not rows:
        return None
    found = shares(Word(one.author_id, one.answers, weight(one)) for one in rows)
    groups = {one.contact.group_id for one in rows}
    return Card(list(zip(SHORT, found, strict=True)), len(groups))


def weight(one: Score) -> float:
    return 1.0 if is_vouched(one.author) else UNVOUCHED
