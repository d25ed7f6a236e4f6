"""The platforms that lessons are about: those of a shelf with their counts, and names to offer."""

from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from django.db.models.functions import JSONObject

from community.members.models import Member
from mentorship.models import Platform, Tutorial
from mentorship.models.platform import SPELLED


class PlatformCount(NamedTuple):
    slug: str
    name: str
    many: int


def counts(rows: QuerySet[Tutorial]) -> QuerySet[Any]:
    """How many of these lessons are about each, the most first."""
    about = rows.order_by().filter(published__platform__isnull=False)
    slug, name = (f"published__platform__{one}" for one in ("slug", "name"))
    counted: QuerySet[Any] = (
        about.values(slug, name).annotate(many=Count("pk")).order_by("-many", slug)
    )
    said: QuerySet[Any] = counted.values(said=JSONObject(slug=slug, name=name, many="many"))
    return said


def told(said: list[dict[str, Any]]) -> list[PlatformCount]:
    return [PlatformCount(**one) for one in said]


def names(member: Member) -> list[str]:
    """To choose from while writing: the usual ones, and those their library has lessons about."""
    seen = Tutorial.objects.published_for(member).values("published")
    known = Platform.objects.filter(editions__in=seen).distinct().values_list("slug", "name")
    return sorted((SPELLED | dict(known)).values(), key=str.casefold)
