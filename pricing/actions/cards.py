from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.machine import limiter
from community.members.models import Member
from community.text.refusals import Refusal
from pricing import history, outside
from pricing.models import Card, Cell


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
    """What people reported is shown by those whose board it is."""
    if cell.middle is None or cell.is_stale:
        raise Refusal(_("This price is too old to show."))
    if cell.source == "member" and not outside.is_inside(by, cell):
        raise Refusal(_("Only members of a group that watches this price can show it."))


def figures(cell: Cell) -> dict[str, object]:
    """Those that everybody may know: a card goes on to who knows whom."""
    shown = outside.one(None, cell)
    if shown is None or shown.is_stale:
        raise Refusal(
            _("A card needs the reports of three people, a day old, so that nobody is known by it.")
        )
    names = ("low", "middle", "high", "people", "unit", "factor", "source", "as_of")
    change = history.change(shown)
    before = change.figure if change else None
    return {name: getattr(shown, name) for name in names} | {"before": before}
