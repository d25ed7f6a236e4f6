"""Several cells in one act: locked in one order, worked out anew, and told on each board."""

from collections.abc import Iterable

from community.live.record import record
from community.members.models import Member
from groups.models import Group
from pricing import board, cells, watching
from pricing.models import Cell
from pricing.said import Said


def held_together(old: Cell, said: Said) -> list[Cell]:
    """The cell as it is and the one it will be in: per bunch now, not per kilo, say."""
    cells.goods_held(said.commodity)
    base = said.held.base
    if base == old.base:
        return locked([old.pk])
    same = ("commodity", "market", "kind", "asked", "grade", "currency")
    words = {name: getattr(old, name) for name in same}
    return locked([old.pk, Cell.objects.get_or_create(**words, base=base)[0].pk])


def locked(pks: Iterable[int]) -> list[Cell]:
    """Until the commit, the lower number first, so that two such acts never wait for each other."""
    lock = Cell.objects.select_for_update(no_key=True, of=("self",))
    return list(lock.select_related("commodity").filter(pk__in=set(pks)).order_by("pk"))


def roll(by: Member | None, touched: Iterable[Cell], kind: str) -> None:
    """Each anew, then one event for each on each board that shows it, topics in one order."""
    shown = set[tuple[int, int]]()
    for cell in touched:
        cells.roll(cell)
        watching.owe(cell)
        shown |= {(group, cell.pk) for group in board.groups_showing(cell)}
    own = set(Group.objects.of(by).values_list("pk", flat=True)) if by else set()
    for group, cell_pk in sorted(shown):
        record(f"board.{group}", kind, by=by if group in own else None, subject=cell_pk)
