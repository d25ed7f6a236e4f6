"""Who in a group can do what, for whoever looks for somebody to do it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, QuerySet

from community.members import trust
from community.members.closeness import closeness
from community.members.models import Member
from community.search import search
from groups.models import Craft, Group
from groups.wings import past_jobs

OWN = 8


def crafts(reader: Member, group: Group, words: str = "") -> QuerySet[Craft]:
    """Of those the reader has met first, then of those whom their vouchers have; the free first."""
    rows: Any = Craft.objects.of(group).read_by(reader)
    if words:
        rows = search.among(rows, words, "what", "author__display_name")
    beside = {"close": closeness(reader, "author"), **trust.facts("author")}
    close = rows.annotate(**beside).select_related("author__place")
    ordered: QuerySet[Craft] = close.order_by(
        "close", F("price").asc(nulls_first=True), "what", "pk"
    )
    return ordered


def noted(reader: Member, rows: Iterable[Craft]) -> list[tuple[Craft, list[str]]]:
    """Each with what is on record of the jobs of whoever offers it."""
    found = list(rows)
    notes = past_jobs(reader, [one.author for one in found])
    return [(one, notes.get(one.author_id, [])) for one in found]


def own_crafts(member: Member, group: Group) -> Sequence[Craft]:
    """What stands of one's own, and what one took out lately and can put back."""
    mine = Craft.objects.filter(author=member, membership__group=group)
    return list(mine.order_by(F("dropped_at").desc(nulls_first=True), "pk")[:OWN])
