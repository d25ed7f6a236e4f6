"""New goods of a group: which wait, which were refused, which are a member's own to report."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from community.members.models import Member
from groups.models import Group
from pricing.models import Commodity, Entry, Verb

DECIDED = (Verb.PROPOSED, Verb.ADMITTED, Verb.REFUSED)


def proposed(group: Group) -> QuerySet[Any]:
    """Newest first, each with the last thing that was done to it."""
    said = Entry.objects.filter(commodity=OuterRef("pk"), verb__in=DECIDED).order_by("-pk")
    rows = Commodity.everything.filter(proposed_in=group).select_related("proposed_by")
    return rows.annotate(last=Subquery(said.values("verb")[:1])).order_by("-pk")


def waiting(group: Group) -> QuerySet[Commodity]:
    rows = proposed(group).filter(in_use=False, merged_into=None)
    return rows.filter(last=Verb.PROPOSED)


def decided(group: Group) -> QuerySet[Commodity]:
    """Let in, refused or merged: each may be decided anew."""
    return proposed(group).exclude(pk__in=waiting(group).values("pk"))


def own(member: Member, group: Group) -> QuerySet[Commodity]:
    """What the member proposed here and may report while it waits."""
    said = Entry.objects.filter(verb=Verb.PROPOSED, by=member, group=group)
    return waiting(group).filter(pk__in=said.values("commodity"))


def proposers(item: Commodity) -> QuerySet[Member]:
    said = Entry.objects.filter(verb=Verb.PROPOSED, commodity=item)
    return Member.objects.filter(pk__in=said.values("by"))
