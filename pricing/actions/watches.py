from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.members.once import once, said
from community.text.refusals import Refusal
from pricing.checks import CENT, DEAREST
from pricing.measures import measure
from pricing.models import Cell, Watch

MOST = 50
LEAST_MOVE, FARTHEST = Decimal(1), Decimal(500)
TENTH = Decimal("0.1")


def begin(
    by: Member,
    key: UUID,
    cell: Cell,
    below: Decimal | None = None,
    unit: str = "",
    moved: Decimal | None = None,
) -> Watch:
    """From now on tell me: below so much for this unit, or moved by so many per cent."""
    if (below is None) == (moved is None):
        raise Refusal(_("Choose one: a price to fall below, or a move in per cent."))
    if below is not None:
        words = line(cell, below, unit)
    else:
        assert moved is not None
        words = {"moved": share(moved)}

    def act() -> Watch:
        check_room(by)
        armed = below is None or cell.middle is None or cell.middle * words["factor"] >= below
        return Watch.objects.create(author=by, key=key, cell=cell, armed=armed, **words)

    return once(Watch, by, key, act, said(cell=cell, **words))


def line(cell: Cell, below: Decimal, unit: str) -> dict[str, Any]:
    if not below.is_finite() or not CENT <= below <= DEAREST:
        raise Refusal(_("This price cannot be right."), "below")
    held = measure(unit or cell.base)
    if held is None or held.base != cell.base:
        raise Refusal(_("This price is not told by that unit."), "unit")
    return {"below": below.quantize(CENT), "unit": held.name, "factor": held.factor}


def share(moved: Decimal) -> Decimal:
    if not moved.is_finite() or not LEAST_MOVE <= moved <= FARTHEST:
        raise Refusal(_("A move is between 1 and 500 per cent."), "moved")
    return moved.quantize(TENTH)


def check_room(by: Member) -> None:
    if Watch.objects.standing().filter(author=by).count() >= MOST:
        raise Refusal(_("You watch 50 prices already. Stop one first."))


def stop(by: Member, watch: Watch) -> Watch:
    """No more of this one; what it told stays readable."""
    Watch.objects.filter(pk=watch.pk, stopped_at=None).update(stopped_at=timezone.now())
    watch.refresh_from_db(fields=["stopped_at"])
    return watch


def resume(by: Member, watch: Watch) -> Watch:
    """Undoes the stop."""
    if watch.stopped_at is not None:
        check_room(by)
        watch.stopped_at = None
        watch.save(update_fields=["stopped_at"])
    return watch
