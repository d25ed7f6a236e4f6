"""What the groups of a member know of the way from markets to a place."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from django.db.models import Q, QuerySet
from django.utils import timezone

from community.members.models import Member
from community.sectors.models import Place
from groups.models import Group
from pricing.landed import NO_WAY, Way
from pricing.models import Cell, Fare, Payment
from pricing.models.cell import Kind
from pricing.models.fare import LASTS
from pricing.spans import sure
from pricing.tariff import FREE, Tariff

Fares = dict[int, list[Fare]]


def fares(member: Member, place: Place, cells: Iterable[Cell]) -> Fares:
    """By market, newest first; one query for all of them."""
    known = Fare.objects.standing().known_to(member).filter(place=place)
    rows = known.filter(market__in={cell.market_id for cell in cells}).order_by("market", "-pk")
    return {market: list(some) for market, some in groupby(rows, attrgetter("market_id"))}


def fare_for(cell: Cell, known: Fares) -> Fare | None:
    """The newest that can be added to this price."""
    usable = (one for one in known.get(cell.market_id, ()) if one.carries(cell.currency, cell.base))
    return next(usable, None)


def way_to(place: Place, cell: Cell, fare: Fare | None) -> Way | None:
    """None where nobody has said what it costs; in one's own town it costs nothing."""
    if fare is None:
        return NO_WAY if cell.market.place_id == place.pk and cell.kind != Kind.ONLINE else None
    trip, each = sure(fare.per_trip), sure(fare.per_base)
    return Way(shipping=trip, each=each) if cell.kind == Kind.ONLINE else Way(trip=trip, each=each)


def tariff_of(member: Member) -> Tariff:
    payment = Payment.objects.filter(member=member).first()
    return payment.tariff if payment else FREE


def shown(member: Member, group: Group) -> QuerySet[Fare]:
    """What stands in the group, and what the member took back and may let stand again."""
    rows = Fare.objects.filter(group=group, made_at__gte=timezone.now() - LASTS)
    mine = rows.filter(Q(withdrawn_at=None) | Q(author=member))
    return mine.select_related("market", "place", "author").order_by("-pk")
