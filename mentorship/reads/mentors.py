from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from community.members import trust
from community.members.models import Member
from community.search import search
from community.sectors.models import Place, Sector
from groups.models import Membership
from mentorship.models import Verification


def directory(
    reader: Member,
    q: str = "",
    sector: Sector | int | None = None,
    place: Place | int | None = None,
    language: str = "",
) -> QuerySet[Member]:
    """Members whose badge stands, by name; `known` if they share a group with the reader."""
    badges = wanted(q, sector)
    rows = trust.with_facts().filter(is_active=True, pk__in=badges.values("member"))
    if place:
        rows = rows.filter(place=place)
    if language:
        rows = rows.filter(language=language)
    standing = Verification.objects.standing().select_related("author", "sector").order_by("pk")
    held = Prefetch("verifications", queryset=standing, to_attr="badges")
    ordered = rows.annotate(known=Exists(shared_groups(reader))).order_by("display_name", "pk")
    return ordered.select_related("place").prefetch_related(held)


def wanted(q: str, sector: Sector | int | None) -> QuerySet[Verification]:
    badges = Verification.objects.standing()
    if sector:
        badges = badges.filter(sector=sector)
    if q:
        named = ("skill", "member__display_name", "member__place__name", "sector__name")
        return search.among(badges, q, *named)
    return badges


def shared_groups(reader: Member) -> QuerySet[Membership]:
    mine = Membership.objects.filter(member=reader).values("group")
    return Membership.objects.filter(member=OuterRef("pk"), group__in=mine)


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
