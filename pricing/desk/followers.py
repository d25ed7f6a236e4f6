"""What goes along when goods are merged, and back when they are parted."""

from pricing.models import Board, Cell, Commodity, Entry, Follower, Line, Watch

SAME = ("market_id", "kind", "asked", "grade", "currency", "base")


def twin(cell: Cell, of: Commodity) -> Cell:
    """The cell of other goods, of the same market, kind, grade, currency and unit."""
    words = {name: getattr(cell, name) for name in SAME}
    return Cell.objects.get_or_create(commodity=of, **words)[0]


def follow(merged: Entry, item: Commodity, into: Commodity) -> None:
    """Who watched the one, or had it on a list or a board, means the other from now on."""
    watches = list(Watch.objects.filter(cell__commodity=item).select_related("cell"))
    lines = list(Line.objects.filter(commodity=item))
    boards = list(Board.objects.filter(commodities=item).exclude(commodities=into))
    rows = [Follower(entry=merged, watch=one, cell=one.cell) for one in watches]
    rows += [Follower(entry=merged, line=one) for one in lines]
    rows += [Follower(entry=merged, board=one) for one in boards]
    Follower.objects.bulk_create(rows)
    for one in watches:
        one.cell = twin(one.cell, into)
    Watch.objects.bulk_update(watches, ["cell"])
    Line.objects.filter(commodity=item).update(commodity=into)
    into.boards.add(*boards)


def go_back(merged: Entry, item: Commodity, into: Commodity) -> None:
    """A board chosen anew since stays as it was chosen; what was asked for since stays too."""
    for one in Follower.objects.filter(entry=merged, watch__cell__commodity=into):
        Watch.objects.filter(pk=one.watch_id or 0).update(cell=one.cell_id)
    lines = Follower.objects.filter(entry=merged, line__isnull=False).values("line")
    Line.objects.filter(pk__in=lines, commodity=into).update(commodity=item)
    boards = Follower.objects.filter(entry=merged, board__commodities=item).values("board")
    into.boards.remove(*Board.objects.filter(pk__in=boards))
