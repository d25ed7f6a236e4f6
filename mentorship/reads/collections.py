"""Lessons in the order in which they are best learnt, and how far a member has come."""

from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from community.members.models import Member
from community.sectors.models import Sector
from mentorship.models import Collection, Opening, Step, Trial, Tutorial

FEW = 5


def collections(member: Member, sector: Sector) -> QuerySet[Collection]:
    """The trade's, with `many` lessons of which this member has read `read` and tried `tried`."""
    steps = Step.objects.filter(collection=OuterRef("pk"), tutorial__published__isnull=False)
    read = steps.filter(tutorial__openings__member=member)
    tried = steps.filter(tutorial__trials__author=member)
    counts = {"many": counted(steps), "read": counted(read), "tried": counted(tried)}
    return Collection.objects.filter(sector=sector).annotate(**counts).order_by("pk")


def counted(steps: QuerySet[Step]) -> Coalesce:
    many = steps.order_by().values("collection").annotate(n=Count("tutorial", distinct=True))
    return Coalesce(Subquery(many.values("n"), output_field=IntegerField()), 0)


def steps(member: Member, collection: Collection) -> list[Any]:
    """In order, each with whether this member has `read` and `tried` it."""
    here = {"tutorial": OuterRef("tutorial")}
    rows = collection.steps.filter(tutorial__published__isnull=False).annotate(
        read=Exists(Opening.objects.filter(member=member, **here)),
        tried=Exists(Trial.objects.filter(author=member, **here)),
    )
    wide = rows.select_related("tutorial__published", "tutorial__source")
    return list(wide.defer("tutorial__published__text", "tutorial__published__html"))


def choosable(member: Member, sector: Sector) -> QuerySet[Tutorial]:
    """What may be put in order: the lessons themselves, each translation comes with its own."""
    mine = Q(sector=sector, source=None, published__isnull=False)
    rows = Tutorial.objects.published_for(member).filter(mine).select_related("published")
    return rows.order_by("topic", "-worth", "pk")[:200]
