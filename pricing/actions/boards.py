from collections.abc import Iterable

from django.db import transaction

from community.live.record import record
from community.members.models import Member
from groups.models import Group
from pricing.models import Board, Commodity, Market


@transaction.atomic
def choose(
    by: Member, group: Group, commodities: Iterable[Commodity], markets: Iterable[Market]
) -> Board:
    """The steward says what the group watches; an empty choice goes back to the usual board."""
    board, _new = Board.objects.get_or_create(group=group)
    board.commodities.set(commodities)
    board.markets.set(markets)
    record(f"board.{group.pk}", "board.chosen", by=by, subject=group.pk)
    return board
