"""Which cells a group's board shows, and which boards show a cell: one rule, read both ways."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from groups.models import Group
from pricing.models import Board, Cell, Commodity, Market
from pricing.models.cell import CellQuerySet

REACH = timedelta(days=2 * 365)


def cells(group: Group) -> CellQuerySet:
    """The group's cells with a price, fresh ones first; one query. Older ones are history."""
    shown = Cell.objects.filled().filter(
        commodity__in=commodities(group).values("pk"),
        market__in=markets(group).values("pk"),
        as_of__gte=timezone.now() - REACH,
    )
    return shown.fresh_first()


def commodities(group: Group) -> QuerySet[Commodity]:
    """Those its steward chose, else those of its trade."""
    usual = Q(sectors__trade_groups__in=without_board(group))
    return Commodity.objects.filter(Q(boards__group=group) | usual).distinct()


def markets(group: Group) -> QuerySet[Market]:
    """Those its steward chose, else those of its place."""
    usual = Q(place__trade_groups__in=without_board(group))
    return Market.objects.filter(Q(boards__group=group) | usual).distinct()


def without_board(group: Group) -> QuerySet[Group]:
    return Group.objects.filter(pk=group.pk, board=None)


def groups_showing(cell: Cell) -> list[int]:
    """The ids of the groups on whose board this cell stands, in the order topics are locked."""
    chosen = Board.objects.filter(commodities=cell.commodity_id, markets=cell.market_id)
    usual = Group.objects.filter(
        board=None, sector__commodities=cell.commodity_id, place__markets=cell.market_id
    )
    return sorted({*chosen.values_list("group_id", flat=True), *usual.values_list("pk", flat=True)})
