"""Who sells to a group, by whoever said so: its steward (Supplier), they themselves by an offer, or
the steward who asked a member of the group for one in a round that is still open.

To be asked binds only within a group one joined oneself, for else any stranger who opens a group
could take the board from whom they like; and whoever pledged in the round stays a buyer.
"""

from django.db.models import Exists, OuterRef, Q

from community.members.models import Member
from groups.models import Group, Membership
from groups.models.group import GroupQuerySet
from pricing.models import Invitation, Offer, Pledge, Supplier


def groups_of(member: Member) -> GroupQuerySet:
    """Those the member sells to."""
    named = Supplier.objects.filter(member=member).values("group")
    offered = Offer.objects.filter(author=member, withdrawn_at=None)
    asked = Membership.objects.filter(is_asked(), member=member).values("group")
    quoted = offered.values("invitation__round__group")
    return Group.objects.filter(Q(pk__in=named) | Q(pk__in=quoted) | Q(pk__in=asked))


def sells() -> Q:
    """Of a membership: whether that member sells to that group."""
    mine = {"group": OuterRef("group"), "member": OuterRef("member")}
    quoted = {"invitation__round__group": OuterRef("group"), "author": OuterRef("member")}
    offers = Offer.objects.filter(withdrawn_at=None, **quoted)
    return Q(Exists(Supplier.objects.filter(**mine))) | Q(Exists(offers)) | is_asked()


def is_asked() -> Q:
    """Of a membership: asked to quote, by name or by number, in a round not yet closed."""
    mine = Q(member=OuterRef("member"))
    mine |= Q(member=None, phone=OuterRef("member__phone"))
    buyer = OuterRef(OuterRef("member"))
    bought = Pledge.objects.standing().filter(round=OuterRef("round"), author=buyer)
    asked = Invitation.objects.filter(mine, round__group=OuterRef("group"), round__closed_at=None)
    return Q(Exists(asked.filter(~Exists(bought))))
