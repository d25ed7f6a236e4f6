"""Fetch through the person: what two members of a group are to each other, and what they can do."""

from django.db.models import Q

from community.members.models import Member
from groups.access import found
from groups.models import Buddy, Craft, Membership

WHOLE = ("newcomer__group", "newcomer__member", "helper__member")


def buddy_of(member: Member, pk: int) -> Buddy:
    """For the two, and for the stewards."""
    stewarded = Membership.objects.filter(member=member, steward=True).values("group")
    two = Q(newcomer__member=member) | Q(helper__member=member)
    rows = Buddy.objects.standing().select_related(*WHOLE)
    return found(rows.filter(two | Q(newcomer__group__in=stewarded), pk=pk).first())


def craft_of(member: Member, pk: int) -> Craft:
    """For whoever wrote it, while they are inside, and for the stewards."""
    stewarded = Membership.objects.filter(member=member, steward=True).values("group")
    mine = Q(author=member) | Q(membership__group__in=stewarded)
    rows = Craft.objects.select_related("author", "membership__group")
    return found(rows.filter(mine, pk=pk).first())
