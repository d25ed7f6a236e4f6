"""Lessons in the order in which they are best learnt, and how far a member has come."""

from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from community.members.models import Member
from community.sectors.models import Sector
from mentorship.models import Collection, Opening, Step, Trial, Tutorial

FEW = 5


def collections(member: Member, sector: Sector | OuterRef) -> QuerySet[Collection]:
    """The trade's, with `many` lessons of which this member has read `read` and tried `tried`."""
    steps = Step.objects.filter(collection=OuterRef("pk"), tutorial__published__isnull=False)
    did = Q(tutorial__trials__author=member)
    opened = Q(tutorial__openings__member=member)
    translated = Q(tutorial__translations__openings__member=member)
    read, tried = steps.filter(did | opened | translated), steps.filter(did)
    counts = {"many": counted(steps), "read": counted(read), "tried": counted(tried)}
    return Collection.objects.filter(sector=sector).annotate(**counts).order_by("pk")


def counted(steps: QuerySet[Step]) -> Coalesce:
    many = steps.order_by().values("collection").annotate(n=Count("tutorial", distinct=True))
    return Coalesce(Subquery(many.values("n"), output_field=IntegerField()), 0)


def steps(member: Member, collection: Collection) -> list[Any]:
    """In order, each with whether this member has `read` and `tried` it, and the `lesson` as they
    read it: in their own language where it was translated."""
    here = OuterRef("tutorial")
    either = Q(tutorial=here) | Q(tutorial__source=here)
    tried = Exists(Trial.objects.filter(author=member, tutorial=here))
    opened = Exists(Opening.objects.filter(either, member=member))
    rows = collection.steps.filter(tutorial__published__isnull=False)
    wide = rows.annotate(tried=tried, read=Q(tried) | Q(opened)).select_related(
        "tutorial__published", "tutorial__source"
    )
    found: list[Any] = list(wide.defer("tutorial__published__text", "tutorial__published__html"))
    strange = [one.tutorial_id for one in found if one.tutorial.language != member.language]
    own = in_language(member.language, strange)
    for one in found:
        one.lesson = own.get(one.tutorial_id, one.tutorial)
    return found


def in_language(language: str, sources: list[int]) -> dict[int | None, Tutorial]:
    rows = Tutorial.objects.filter(source__in=sources, language=language, published__isnull=False)
    return {one.source_id: one for one in rows.select_related("published")}


def choosable(member: Member, sector: Sector) -> QuerySet[Tutorial]:
    """What may be put in order: the lessons themselves, each translation comes with its own."""
    mine = Q(sector=sector, source=None, published__isnull=False)
    rows = Tutorial.objects.published_for(member).filter(mine).select_related("published")
    return rows.order_by("topic", "-worth", "pk")[:200]
