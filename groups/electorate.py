"""Who decides on stewards: verified members who have been in the group for a week.

A week, so that neither side fills the hall on the day; and nobody whose phone has just changed
hands, for it may be somebody else who votes.
"""

from datetime import timedelta
from math import ceil

from django.db.models import QuerySet
from django.utils import timezone

from community.members.freezing import frozen
from community.members.models import Member
from groups.models import Group
from groups.models.recall import FEWEST, TENTH

A_WEEK = timedelta(days=7)


def electorate(group: Group) -> QuerySet[Member]:
    long_in = group.memberships.filter(since__lte=timezone.now() - A_WEEK).values("member")
    known = Member.objects.filter(pk__in=long_in, is_active=True, phone__isnull=False)
    return known.exclude(pk__in=frozen(known.values_list("pk", flat=True))).order_by("pk")


def signers_needed(group: Group, steward: Member) -> int:
    """A tenth of them, three at least, or all where they are but two."""
    many = electorate(group).exclude(pk=steward.pk).count()
    return min(max(FEWEST, ceil(many / TENTH)), max(many, 2))
