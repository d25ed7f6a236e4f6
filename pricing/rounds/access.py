"""Fetch through the person: a round has two sides, and nobody sees both. Strangers get 404."""

from community.members.models import Member
from groups.access import found, group_of, group_stewarded_by
from groups.models import Group, Membership
from pricing import selling
from pricing.models import Invitation, Round, Supplier
from pricing.models.round import RoundQuerySet


def buying_group_of(member: Member, slug: str) -> Group:
    """A group the member buys in; who sells to it sees nothing of what it buys together."""
    return found(as_buyer(member, group_of(member, slug)))


def buying_group_stewarded_by(member: Member, slug: str) -> Group:
    return found(as_buyer(member, group_stewarded_by(member, slug)))


def as_buyer(member: Member, group: Group) -> Group | None:
    return None if selling.groups_of(member).filter(pk=group.pk).exists() else group


def rounds_of(member: Member) -> RoundQuerySet:
    """Of the groups the member buys in, not of those they sell to; and none they may quote in."""
    asked = Invitation.objects.of(member).values("round")
    sold_to = Supplier.objects.filter(member=member).values("group")
    inside = Round.objects.filter(group__memberships__member=member)
    return inside.exclude(pk__in=asked).exclude(group__in=sold_to)


def round_of(member: Member, pk: int) -> Round:
    return found(rounds_of(member).whole().filter(pk=pk).first())


def round_stewarded_by(member: Member, pk: int) -> Round:
    mine = Membership.objects.filter(member=member, steward=True).values("group")
    return found(rounds_of(member).whole().filter(pk=pk, group__in=mine).first())


def invitation_of(member: Member, pk: int) -> Invitation:
    """The member's own side of a round they were asked to quote in."""
    mine = Invitation.objects.of(member).filter(round=pk)
    inside = mine.select_related("round__group", "round__commodity", "round__market__place")
    return found(inside.first())


def may_watch(member: Member, pk: int) -> bool:
    return rounds_of(member).filter(pk=pk).exists()
