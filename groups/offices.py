"""Whose word as a steward counts beyond their own group, in the trade.

Anybody may open a group and so be a steward; two puppets who each opened one would review, warn and
verify for a whole trade. A steward speaks for the trade once somebody staff know has met them
(`reckoning.roots`), and not while they are frozen.
"""

from django.db.models import Exists, OuterRef, QuerySet

from community.members import reckoning
from community.members.models import Freeze, Member
from groups.models import Membership


def stewardships() -> QuerySet[Membership]:
    """Of those who are known and awake; `group__sector` is where they speak."""
    mine = OuterRef("member")
    known = Exists(reckoning.roots().filter(pk=mine))
    frozen = Exists(Freeze.objects.lasting().filter(member=mine))
    return Membership.objects.filter(known, ~frozen, steward=True)


def held_by(member: Member) -> QuerySet[Membership]:
    return stewardships().filter(member=member)
