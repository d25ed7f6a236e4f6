from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from pricing.models import Pledge, Round
from pricing.rounds import checks, ledger


def pledge(by: Member, round: Round, key: UUID, quantity: Decimal, limit: Decimal) -> Pledge:
    """So many units, at this price for each at most, landed; in place of one's earlier pledge.

    Who pledged is not told with it: the page moves by the sum alone.
    """

    def act() -> Pledge:
        limiter.spend("pledges", by.pk, limit=60, seconds=3600)
        held = ledger.still_open(round)
        row = Pledge(author=by, key=key, round=held)
        row.quantity, row.limit = checks.quantity(quantity), checks.price(limit, "limit")
        taken_back(by, held)
        row.save()
        ledger.log(held, "pledged", by, f"{row.quantity} ≤ {row.limit}", sealed=True)
        ledger.show(held, "round.pledged")
        return row

    same = {"round_id": round.pk, "quantity": quantity, "limit": limit}
    return once(
        Pledge, by, key, act, lambda one: all(getattr(one, name) == same[name] for name in same)
    )


@transaction.atomic
def withdraw(by: Member, round: Round) -> None:
    """Until the close; another pledge may be made after. Twice is harmless."""
    held = ledger.still_open(round)
    if taken_back(by, held):
        ledger.log(held, "pledge withdrawn", by, sealed=True)
        ledger.show(held, "round.pledged")


def taken_back(by: Member, round: Round) -> int:
    mine = Pledge.objects.filter(round=round, author=by, withdrawn_at=None)
    return mine.update(withdrawn_at=timezone.now())
