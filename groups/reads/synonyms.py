"""The words groups have of their own for the same thing."""

from collections.abc import Sequence
from typing import NamedTuple

from community.members.models import Member
from groups.models import Group, Synonym


class Words(NamedTuple):
    """What stands, and what was taken out lately and can be put back."""

    standing: Sequence[Synonym]
    dropped: Sequence[Synonym]


def synonyms(group: Group) -> Words:
    rows = list(group.synonyms.select_related("author"))
    dropped = [one for one in rows if one.dropped_at]
    return Words([one for one in rows if not one.dropped_at], dropped[:20])


def synonyms_of(member: Member) -> list[str]:
    """The lines of all groups this member belongs to."""
    mine = Synonym.objects.filter(group__memberships__member=member, dropped_at=None)
    return list(mine.values_list("words", flat=True).distinct())
