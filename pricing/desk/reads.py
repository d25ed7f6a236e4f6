"""What a steward's desk of prices shows: all that waits for a word, and what was said last."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import (
    Count,
    DateTimeField,
    ExpressionWrapper,
    F,
    Prefetch,
    Q,
    QuerySet,
    Value,
)
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from pricing import board, rules
from pricing.models import Alarm, Cell, Dispute, Entry, Quote, Rate, Supplier, Unit, Verb
from pricing.models.commodity import Commodity

MOST = 50
LATELY = timedelta(days=30)
SHOWN = ("author", "cell__commodity", "cell__market")


def cells(group: Group) -> QuerySet[Cell]:
    goods, markets = board.commodities(group), board.markets(group)
    return Cell.objects.filter(commodity__in=goods.values("pk"), market__in=markets.values("pk"))


def quotes(group: Group) -> QuerySet[Quote]:
    here = Quote.objects.standing().filter(cell__in=cells(group))
    return here.select_related(*SHOWN)


def held(group: Group) -> list[Quote]:
    """Those the rule holds now, newest first."""
    life = F("cell__commodity__half_life_days") * Value(rules.WINDOW * rules.DAY)
    begin = ExpressionWrapper(F("cell__as_of") - life, output_field=DateTimeField())
    wide = Decimal(rules.SUSPECT_AMONG_MANY)
    far = Q(per_base__gt=F("cell__middle") * wide) | Q(per_base__lt=F("cell__middle") / wide)
    near = quotes(group).filter(far, cell__quotes_held__gt=0, ruling="", late=False)
    rows = near.filter(seen_at__gte=begin).order_by("-seen_at", "-pk")
    return [quote for quote in rows[: 4 * MOST] if quote.is_held][:MOST]


def disputed(group: Group) -> QuerySet[Quote]:
    """Those somebody objects to, each with how many do and why."""
    objects = Q(disputes__withdrawn_at=None, disputes__other__withdrawal=None)
    recent = Q(disputes__made_at__gte=timezone.now() - LATELY)
    why = Prefetch("disputes", Dispute.objects.standing().select_related("other"), to_attr="said")
    rows = quotes(group).filter(objects & recent, ruling="").prefetch_related(why)
    return rows.annotate(people=Count("disputes__author", distinct=True)).order_by("-pk")[:MOST]


def ruled(group: Group) -> QuerySet[Quote]:
    return quotes(group).exclude(ruling="").order_by("-seen_at", "-pk")[:MOST]


def alarms(group: Group) -> QuerySet[Alarm]:
    since = timezone.localdate() - timedelta(days=7)
    rows = Alarm.objects.filter(cell__in=cells(group), day__gte=since)
    return rows.select_related("cell__commodity", "cell__market")


def book(member: Member, group: Group) -> QuerySet[Entry]:
    """What this group's stewards did, and what others did to what its board shows, newest first."""
    goods, markets = board.commodities(group).values("pk"), board.markets(group).values("pk")
    shared = Q(commodity__in=goods, quote=None)
    same = Q(quote__cell__commodity__in=goods, quote__cell__market__in=markets)
    told = Entry.objects.filter(Q(group=group) | shared | same & Q(group__isnull=False))
    one_by_one = Q(verb__in=(Verb.MERGED, Verb.UNMERGED), quote__isnull=False)
    rows = told.exclude(one_by_one).exclude(Q(verb=Verb.PROPOSED) & ~Q(by=member))
    return rows.select_related("by", "group", "commodity", "member").order_by("-pk")


def units(group: Group, goods: Commodity) -> list[Unit]:
    """Those of the group's place, which its stewards may end, then those used everywhere."""
    rows = goods.units.current().filter(Q(place=None) | Q(place=group.place_id))
    return sorted(rows.select_related("place"), key=lambda one: (one.place_id is None, one.name))


def suppliers(group: Group) -> QuerySet[Supplier]:
    return group.suppliers.select_related("member", "by").order_by("-pk")


def rates(group: Group) -> QuerySet[Rate]:
    return group.rates.select_related("author")


def converted(member: Member, cell: Cell) -> tuple[Rate, Decimal] | None:
    """What the figure would be in shillings, by the newest rate of the member's groups."""
    if cell.currency == "KES" or cell.middle is None:
        return None
    known = Rate.objects.filter(currency=cell.currency, group__memberships__member=member)
    rate = known.first()
    return (rate, cell.middle * rate.worth) if rate else None


def insiders(group: Group) -> set[int]:
    """Whose names a steward reads beside a report."""
    return set(group.memberships.values_list("member", flat=True))


def desk(group: Group) -> dict[str, Any]:
    return {
        "held": held(group),
        "disputed": disputed(group),
        "ruled": ruled(group),
        "alarms": alarms(group),
        "insiders": insiders(group),
    }
