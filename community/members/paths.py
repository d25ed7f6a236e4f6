"""The way from one member to another by people's word: you, Amina (met), Otieno (traded).

The shortest; of two as short, the surer from the reader on; only through people the reader knows.
"""

from typing import NamedTuple

from django.db.models import Q

from community.members.models import Member, Vouch

MOST, COMMON = 4, 5


class Step(NamedTuple):
    """The next one, and how the one before knows them."""

    member: Member
    kind: str
    how: str


def path(reader: Member, member: Member) -> list[Step]:
    """From the one after the reader to the member; none where nobody's word leads there."""
    came: dict[int, Vouch] = {}
    reached = [reader.pk]
    for _step in range(MOST):
        fresh = onward(reader, reached, came)
        came |= fresh
        if member.pk in came:
            return walked(reader, member, came)
        reached = list(fresh)
        if not reached:
            break
    return []


def onward(reader: Member, reached: list[int], came: dict[int, Vouch]) -> dict[int, Vouch]:
    """Whom those reached last vouch for, each by the best word for them."""
    known = Member.objects.known_to(reader).values("pk")
    words = Vouch.objects.heard().filter(author__in=reached, member__in=known)
    words = words.exclude(member__in=[reader.pk, *came]).select_related("member")
    turn = {pk: at for at, pk in enumerate(reached)}
    best: dict[int, Vouch] = {}
    for vouch in sorted(words.in_order(), key=lambda one: turn[one.author_id]):
        best.setdefault(vouch.member_id, vouch)
    return best


def walked(reader: Member, member: Member, came: dict[int, Vouch]) -> list[Step]:
    steps: list[Step] = []
    here = member.pk
    while here != reader.pk:
        vouch = came[here]
        steps.append(Step(vouch.member, vouch.kind, vouch.get_kind_display()))
        here = vouch.author_id
    return steps[::-1]


def both_know(reader: Member, member: Member) -> list[Member]:
    """Whom the reader knows by a word, either way, and who gave theirs for the member."""
    words = Vouch.objects.heard()
    mine = Q(pk__in=words.filter(author=reader).values("member"))
    mine |= Q(pk__in=words.filter(member=reader).values("author"))
    theirs = words.filter(member=member).values("author")
    common = Member.objects.known_to(reader).filter(mine, pk__in=theirs)
    return list(common.exclude(pk__in=[reader.pk, member.pk]).order_by("display_name")[:COMMON])
