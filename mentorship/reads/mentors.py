from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from community.members import trust
from community.members.closeness import Close, closeness
from community.members.models import Member
from community.search import search
from community.sectors.models import Place, Sector
from groups.models import Group, Membership
from mentorship import learning
from mentorship.models import Hour, Readiness, Verification
from mentorship.reads import figures


class Row(NamedTuple):
    """A mentor in the directory; `hour` and `at`: the next one that the reader may come to."""

    mentor: Member
    badges: list[Verification]
    ready: Readiness
    free: int
    figures: figures.Figures
    hour: int | None
    at: datetime | None
    close: Close


def directory(
    reader: Member,
    q: str = "",
    sector: Sector | int | None = None,
    place: Place | int | None = None,
    language: str = "",
    area: str = "",
    free: bool = False,
) -> QuerySet[Member]:
    """Members whose badge stands: whom the reader has met, then whom those have who vouch for them,
    then the others, by name; `known` if they share a group with the reader."""
    badges = wanted(q, sector, area)
    rows = trust.with_facts().filter(is_active=True, pk__in=badges.values("member"))
    if place:
        rows = rows.filter(place=place)
    if language:
        rows = rows.filter(language=language)
    if free:
        rows = with_a_place(reader, rows)
    standing = Verification.objects.standing().select_related("author", "sector").order_by("pk")
    held = Prefetch("verifications", queryset=standing, to_attr="badges")
    wide: Any = rows.annotate(**beside(reader)).prefetch_related(held)
    ordered: QuerySet[Member] = wide.order_by("close", "display_name", "pk")
    return ordered.select_related("place", "readiness")


def wanted(q: str, sector: Sector | int | None, area: str) -> QuerySet[Verification]:
    badges = Verification.objects.standing()
    if sector:
        badges = badges.filter(sector=sector)
    if area:
        badges = badges.filter(area=area)
    if q:
        named = ("skill", "member__display_name", "member__place__name", "sector__name")
        return search.among(badges, q, *named)
    return badges


def with_a_place(reader: Member, rows: QuerySet[Member]) -> QuerySet[Member]:
    """As `learning.left` reckons; whom they blocked finds none."""
    awake = Q(readiness__rests_until=None) | Q(readiness__rests_until__lt=timezone.localdate())
    places = Coalesce("readiness__places", Readiness.PLACES)
    open_to = rows.filter(awake).exclude(folded__contains=[reader.pk])
    return open_to.alias(places=places, teaches=figures.taught()).filter(teaches__lt=F("places"))


def beside(reader: Member) -> dict[str, Any]:
    """What stands in a row beside the name and the badges."""
    inside = Hour.objects.ahead().filter(room__group__in=Group.objects.of(reader))
    next_one = inside.filter(author=OuterRef("pk")).order_by("meetup__at", "pk")
    return {
        **figures.facts(),
        "known": Exists(shared_groups(reader)),
        "close": closeness(reader),
        "taught": figures.taught(),
        "hour": Subquery(next_one.values("pk")[:1]),
        "at": Subquery(next_one.values("meetup__at")[:1]),
    }


def shared_groups(reader: Member) -> QuerySet[Membership]:
    mine = Membership.objects.filter(member=reader).values("group")
    return Membership.objects.filter(member=OuterRef("pk"), group__in=mine)


def row(reader: Member, mentor: Any) -> Row:
    """Of one whom the directory has read."""
    ready = getattr(mentor, "readiness", None) or Readiness(member=mentor)
    free = 0 if reader.pk in mentor.folded else learning.left(ready, mentor.taught)
    told, close = figures.told(mentor), Close(mentor.close)
    return Row(mentor, mentor.badges, ready, free, told, mentor.hour, mentor.at, close)


class Where(NamedTuple):
    """The trades and towns that have a mentor, by name in the reader's own language."""

    trades: dict[int, str]
    towns: dict[int, str]


def where() -> Where:
    pair = ("sector_id", "member__place_id")
    badges = Verification.objects.standing().select_related("sector", "member__place")
    rows = list(badges.order_by(*pair).distinct(*pair))
    return Where(named(one.sector for one in rows), named(one.member.place for one in rows))


def named(things: Iterable[Sector | Place | None]) -> dict[int, str]:
    names = {one.pk: str(one) for one in things if one is not None}
    return dict(sorted(names.items(), key=lambda one: one[1].lower()))


def badges_of(member: Member) -> QuerySet[Verification]:
    """What this member's badges say, oldest first."""
    mine = Verification.objects.standing().filter(member=member)
    return mine.select_related("sector").order_by("pk")
