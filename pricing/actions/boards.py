from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.members.book import refuse_powerless
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from pricing.models import Board, Commodity, Market


@transaction.atomic
def choose(
    by: Member, group: Group, commodities: Sequence[Commodity], markets: Sequence[Market]
) -> Board:
    """The steward says what the group watches, in place of the usual of its trade and place."""
    refuse_powerless(by)
    if not commodities:
        raise Refusal(_("Choose at least one commodity."), "commodities")
    if not markets:
        raise Refusal(_("Choose at least one market."), "markets")
    board = Board.objects.get_or_create(group=group)[0]
    board.commodities.set(commodities)
    board.markets.set(markets)
    record(f"board.{group.pk}", "board.chosen", by=by, subject=group.pk)
    return board
