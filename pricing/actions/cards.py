from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.machine import limiter
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from pricing import board, history
from pricing.models import Card, Cell
from pricing.models.card import PEOPLE


def make(by: Member, cell: Cell) -> Card:
    """The card of today: made once, the same for whoever asks again."""
    check_may_show(by, cell)
    today = timezone.localdate()
    earlier = Card.objects.filter(cell=cell, day=today).first()
    if earlier is not None:
        return earlier
    limiter.spend("cards", by.pk, limit=30, seconds=3600)
    return Card.objects.get_or_create(cell=cell, day=today, defaults={"by": by, **figures(cell)})[0]


def check_may_show(by: Member, cell: Cell) -> None:
    """What people reported is shown by those whose board it is, and hides who they were."""
    if cell.middle is None or cell.is_stale:
        raise Refusal(_("This price is too old to show."))
    if cell.source != "member":
        return
    if not Group.objects.of(by).filter(pk__in=board.groups_showing(cell)).exists():
        raise Refusal(_("Only members of a group that watches this price can show it."))
    if cell.people < PEOPLE:
        raise Refusal(_("A card needs the reports of three people, so that nobody is known by it."))


def figures(cell: Cell) -> dict[str, object]:
    names = ("low", "middle", "high", "people", "unit", "factor", "source", "as_of")
    change = history.change(cell)
    before = change.figure if change else None
    return {name: getattr(cell, name) for name in names} | {"before": before}
