from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from community.members.models import Member
from community.search import search
from community.sectors.models import Place, Sector
from groups.models import Membership
from mentorship.models import Verification


def directory(
    reader: Member,
    q: str = "",
    sector: Sector | None = None,
    place: Place | None = None,
    language: str = "",
) -> QuerySet[Member]:
    """Members whose badge stands, by name; `known` if they share a group with the reader."""
    badges = wanted(q, sector)
    rows = Member.objects.filter(is_active=True, pk__in=badges.values("member"))
    if place:
        rows = rows.filter(place=place)
    if language:
        rows = rows.filter(language=language)
    standing = Verification.objects.standing().select_related("author", "sector").order_by("pk")
    held = Prefetch("verifications", queryset=standing, to_attr="badges")
    ordered = rows.annotate(known=Exists(shared_groups(reader))).order_by("display_name", "pk")
    return ordered.select_related("place").prefetch_related(held)


def wanted(q: str, sector: Sector | None) -> QuerySet[Verification]:
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


def places() -> QuerySet[Place]:
    """Only towns that have a mentor."""
    badges = Verification.objects.standing()
    return Place.objects.filter(pk__in=badges.values("member__place"))


def badges_of(member: Member) -> QuerySet[Verification]:
    """What this member's badges say, oldest first."""
    mine = Verification.objects.standing().filter(member=member)
    return mine.select_related("sector").order_by("pk")
