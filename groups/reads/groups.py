"""Which groups there are, as one member may see them."""

from math import cos, radians

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce, Power

from community.members.models import Member
from community.search import search
from community.sectors.models import Place, Sector
from groups.models import Group, Membership, Message


def listed(
    member: Member, words: str = "", sector: Sector | None = None, place: Place | None = None
) -> QuerySet[Group]:
    """My groups first, then those of my trades, the nearest before others, each with its size
    and its last activity."""
    groups: QuerySet[Group] = Group.objects.seen_by(member).select_related("sector", "place")
    if words:
        groups = search.among(groups, words, "name", "about")
    if sector:
        groups = groups.filter(sector=sector)
    if place:
        groups = groups.filter(place=place)
    facts = {"mine": mine(member), "size": size(), "active_at": last_word()}
    order = (F("mine").desc(), ours(member).desc(), distance(member).asc(nulls_last=True))
    return groups.annotate(**facts).order_by(*order, "name", "pk")


def of_my_trades(member: Member) -> QuerySet[Group]:
    """Where somebody who belongs nowhere yet may begin."""
    return listed(member).filter(ours(member), ~mine(member))[:3]


def mine(member: Member) -> Exists:
    return Exists(Membership.objects.filter(group=OuterRef("pk"), member=member))


def ours(member: Member) -> Exists:
    return Exists(member.trades.through.objects.filter(member=member, sector=OuterRef("sector")))


def size() -> Coalesce:
    people = Membership.objects.filter(group=OuterRef("pk")).order_by().values("group")
    return Coalesce(Subquery(people.annotate(n=Count("pk")).values("n")), 0)


def last_word() -> Subquery:
    talk = Message.objects.filter(room__group=OuterRef("pk")).order_by("-pk")
    return Subquery(talk.values("made_at")[:1])


def distance(member: Member) -> CombinedExpression:
    """Squared degrees, longitude shortened by latitude: near enough to put towns in order."""
    home = member.place
    if home is None or home.latitude is None or home.longitude is None:
        return Value(0) + Value(0)
    north = Power(F("place__latitude") - home.latitude, 2)
    east = Power((F("place__longitude") - home.longitude) * cos(radians(home.latitude)), 2)
    return north + east


def sizes(pks: set[int]) -> dict[int, int]:
    counted = Membership.objects.filter(group__in=pks).values("group").annotate(n=Count("pk"))
    return {row["group"]: row["n"] for row in counted}


def size_of(group: Group) -> int:
    return group.memberships.count()


def outside(member: Member, group: Group) -> dict[str, object]:
    """What a group shows to those who may only know of it."""
    asks = group.asks(member)
    asked = group.requests.filter(member=member).order_by("pk").last() if asks else None
    return {
        "group": group,
        "size": size_of(group),
        "asks": asks,
        "wanted": group.vouches_wanted(),
        "asked": asked is not None and asked.answered_at is None,
        "refused": asked if asked and asked.answered_at and not asked.accepted else None,
    }
