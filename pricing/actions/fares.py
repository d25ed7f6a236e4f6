from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.sectors.models import Place
from community.text.refusals import Refusal
from groups.models import Group
from pricing.checks import CENT, DEAREST
from pricing.measures import Measure, measure
from pricing.models import Fare, Market

NO_UNIT = Measure("", Decimal(1), "")


def enter(
    by: Member,
    key: UUID,
    group: Group,
    market: Market,
    place: Place,
    per_trip: Decimal | None = None,
    per_unit: Decimal | None = None,
    unit: str = "",
    currency: str = "KES",
) -> Fare:
    """What the way costs, for all of the group to reckon with: of the trip, of a unit, or both."""
    if per_trip is None and per_unit is None:
        raise Refusal(_("Write what the trip costs, or what each unit costs; 0 if it is free."))
    carried = carried_in(unit) if per_unit else NO_UNIT
    trip, each = payable(per_trip, "per_trip"), payable(per_unit, "per_unit")
    words = {"group": group, "market": market, "place": place, "currency": currency}
    words |= {"per_trip": trip, "per_unit": each, "factor": carried.factor, "base": carried.base}

    def act() -> Fare:
        limiter.spend("fares", by.pk, limit=60, seconds=3600)
        return Fare.objects.create(author=by, key=key, unit=carried.name, **words)

    return once(Fare, by, key, act, said(**words))


def carried_in(unit: str) -> Measure:
    """The size must stand in the words, for a fare is for goods of every kind."""
    found = measure(unit)
    if found is None:
        raise Refusal(_("Say the size of what is carried, like “bag 90 kg” or “kg”."), "unit")
    return found


def payable(amount: Decimal | None, field: str) -> Decimal:
    if amount is None:
        return Decimal(0)
    if not amount.is_finite() or amount < 0:
        raise Refusal(_("A fare cannot be below zero."), field)
    if amount > DEAREST:
        raise Refusal(_("This is too large to be right."), field)
    return amount.quantize(CENT)


def withdraw(by: Member, fare: Fare) -> Fare:
    """Its author takes a fare back: the one known before counts again."""
    Fare.objects.filter(pk=fare.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
    fare.refresh_from_db()
    return fare


def restore(by: Member, fare: Fare) -> Fare:
    Fare.objects.filter(pk=fare.pk).update(withdrawn_at=None)
    fare.refresh_from_db()
    return fare
