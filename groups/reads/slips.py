"""What stewards are offered beside their group's words."""

from collections.abc import Iterable
from typing import NamedTuple

from community.search.words import glossary, stemmed
from groups.models import Group, Slip, Synonym
from groups.slips import FEWEST

FEW = 10


class Slips(NamedTuple):
    """What was missed by three or more, and what of it was set aside and can be put back."""

    offered: list[Slip]
    aside: list[Slip]


def slips(group: Group, standing: Iterable[Synonym]) -> Slips:
    """Without what the group's words say by now."""
    names = glossary(one.words for one in standing)
    rows = [
        one
        for one in group.slips.filter(times__gte=FEWEST)[:200]
        if stemmed(one.meant) not in names.get(stemmed(one.missed), set())
    ]
    offered = [one for one in rows if one.settled_at is None]
    return Slips(offered[:FEW], [one for one in rows if one.settled_at][:FEW])
