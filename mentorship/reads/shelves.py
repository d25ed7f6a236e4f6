"""The shelf of a trade as the library of a group shows it, read with the group in one query."""

from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from community.live import replay
from community.members.models import Member
from groups.models import Group
from mentorship.models import Tutorial
from mentorship.models.tutorial import Topic, reviewable
from mentorship.reads import platforms
from mentorship.reads.collections import collections
from mentorship.reads.tutorials import one_of_each, to_review


class TopicCount(NamedTuple):
    """A topic of the trade, and how many lessons it has; none says that one is wanted."""

    topic: str
    label: str
    many: int


class Shelf(NamedTuple):
    """collections, in order: how far this reader has come; waiting: for their review."""

    topics: list[TopicCount]
    platforms: list[platforms.PlatformCount]
    collections: list[dict[str, Any]]
    waiting: int
    may_arrange: bool


def whole(groups: QuerySet[Group], member: Member) -> QuerySet[Any]:
    """writes: whether this member has written for the trade; head: of the stream of its shelf."""
    here = OuterRef("sector")
    seen = Tutorial.objects.published_for(member).filter(sector=here)
    return groups.annotate(
        head=replay.head_beside("shelf", "sector"),
        topics=ArraySubquery(counts(one_of_each(seen, member.language))),
        platforms=ArraySubquery(platforms.counts(one_of_each(seen, member.language))),
        collections=ArraySubquery(collections(member, here).values(said=COME)),
        waiting=Coalesce(Subquery(many(to_review(member)), output_field=IntegerField()), 0),
        may_arrange=Exists(reviewable(member).filter(pk=here)),
        writes=Exists(Tutorial.objects.filter(author=member, sector=here)),
    )


COME = JSONObject(**{name: name for name in ("pk", "title", "many", "read", "tried")})


def counts(rows: QuerySet[Tutorial]) -> QuerySet[Any]:
    counted = rows.order_by().values("topic").annotate(many=Count("pk"))
    return counted.values(said=JSONObject(topic="topic", many="many"))


def many(rows: QuerySet[Any]) -> QuerySet[Any]:
    """How many there are, none where there is no row."""
    alike = rows.order_by().annotate(alike=Value(1)).values("alike")
    counted: QuerySet[Any] = alike.annotate(many=Count("pk"))
    return counted.values("many")


def shelf(group: Any) -> Shelf:
    """Out of a group read with the whole of its shelf."""
    read = (group.collections, group.waiting, group.may_arrange)
    return Shelf(topic_map(group.topics), platforms.told(group.platforms), *read)


def topic_map(counts: list[dict[str, Any]]) -> list[TopicCount]:
    known = {one["topic"]: one["many"] for one in counts}
    return [TopicCount(one.value, str(one.label), known.get(one.value, 0)) for one in Topic]
