"""Which cells a group's board shows, and which boards show a cell: one rule, read both ways."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from groups.models import Group
from pricing.models import Board, Cell, Commodity, Market
from pricing.models.cell import CellQuerySet

REACH = timedelta(days=2 * 365)


def cells(group: Group) -> CellQuerySet:
    """The group's cells with a price, fresh ones first; one query. Older ones are history."""
    shown = every_cell(group).filled().filter(as_of__gte=timezone.now() - REACH)
    return shown.fresh_first()


def every_cell(group: Group) -> CellQuerySet:
    """With those that are empty, or old."""
    goods, places = commodities(group).values("pk"), markets(group).values("pk")
    return Cell.objects.filter(commodity__in=goods, market__in=places)


def commodities(group: Group) -> QuerySet[Commodity]:
    """Those its steward chose, else those of its trade."""
    usual = Q(sectors__trade_groups__in=without_board(group))
    return Commodity.objects.filter(Q(boards__group=group) | usual).distinct()


def markets(group: Group) -> QuerySet[Market]:
    """Those its steward chose, else those of its place."""
    usual = Q(place__trade_groups__in=without_board(group))
    return Market.objects.filter(Q(boards__group=group) | usual).distinct()


def goods_of(groups: QuerySet[Group]) -> set[str]:
    """Slugs of the goods on any board of these groups."""
    usual = Q(sectors__trade_groups__in=groups.filter(board=None))
    rows = Commodity.objects.filter(Q(boards__group__in=groups) | usual)
    return set(rows.values_list("slug", flat=True))


def without_board(group: Group) -> QuerySet[Group]:
    return Group.objects.filter(pk=group.pk, board=None)


def shown_by(groups: QuerySet[Group]) -> Q:
    """Of a cell: whether one of these groups has it on its board."""
    goods, where = OuterRef("commodity_id"), OuterRef("market_id")
    chosen = Board.objects.filter(group__in=groups.values("pk"), commodities=goods, markets=where)
    usual = groups.filter(board=None, sector__commodities=goods, place__markets=where)
    return Q(Exists(chosen)) | Q(Exists(usual))


def groups_showing(cell: Cell) -> list[int]:
    """The ids of the groups on whose board this cell stands, in the order topics are locked."""
    chosen = Board.objects.filter(commodities=cell.commodity_id, markets=cell.market_id)
    usual = Group.objects.filter(
        board=None, sector__commodities=cell.commodity_id, place__markets=cell.market_id
    )
    return sorted({*chosen.values_list("group_id", flat=True), *usual.values_list("pk", flat=True)})


class Sheet:
    """The lines of a board, a page at a time: all are put in order by what orders them alone, and
    only what is shown is looked up."""

    def __init__(self, cells: CellQuerySet) -> None:
        self.cells = cells

    def count(self) -> int:
        return self.cells.count()

    def __getitem__(self, part: slice) -> CellQuerySet:
        keys = self.cells.select_related(None).values("pk")[part]
        return Cell.objects.admitted().filter(pk__in=keys).fresh_first()
